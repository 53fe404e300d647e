import type { ReportRow, ReportTable } from "../api/reports.ts";

/** What every chart is given; `onSelect` leads to the records behind a row. */
export interface ChartProps {
  readonly table: ReportTable;
  readonly onSelect: (row: ReportRow) => void;
}
