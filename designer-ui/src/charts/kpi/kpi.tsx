import { measuresOf, useCells } from "../cells.ts";
import type { ChartProps } from "../chart.ts";
import "../charts.css";

/** One figure, large. */
export function Kpi({ table, onSelect }: ChartProps) {
  const cell = useCells();
  const row = table.rows[0];
  const figure = measuresOf(table)[0];
  if (!row || !figure) return null;
  return (
    <button type="button" className="m-kpi" onClick={() => onSelect(row)}>
      <strong>{cell(row, figure)}</strong>
    </button>
  );
}
