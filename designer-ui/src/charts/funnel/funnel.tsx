import type { ChartProps } from "../chart.ts";
import { RankedBars } from "../ranked-bars.tsx";

/** Stages in the order of the options, as wide as what stands in each. */
export function Funnel({ table, onSelect }: ChartProps) {
  return <RankedBars table={table} rows={table.rows} centred onSelect={onSelect} />;
}
