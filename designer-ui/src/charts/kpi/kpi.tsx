import { currencyColumnOf, measuresOf, useCells } from "../cells.ts";
import type { ChartProps } from "../chart.ts";
import "../charts.css";

/** One figure, large; of amounts in several currencies one for each. */
export function Kpi({ table, onSelect }: ChartProps) {
  const cell = useCells();
  const figure = measuresOf(table)[0];
  if (!figure) return null;
  const by = currencyColumnOf(table);
  const rows = by ? table.rows : table.rows.slice(0, 1);
  return (
    <div className="m-kpis" data-several={rows.length > 1}>
      {rows.map((row) => (
        <button key={String(by && row.cells[by.key])} type="button" className="m-kpi" onClick={() => onSelect(row)}>
          <strong>{cell(row, figure)}</strong>
          {by && <small className="m-muted">{cell(row, by)}</small>}
        </button>
      ))}
    </div>
  );
}
