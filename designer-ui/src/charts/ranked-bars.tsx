import type { ReportRow } from "../api/reports.ts";
import { measuresOf, numberIn, useCells, useRowName } from "./cells.ts";
import type { ChartProps } from "./chart.ts";
import "./charts.css";

interface RankedBarsProps extends ChartProps {
  readonly rows: readonly ReportRow[];
  readonly centred?: boolean;
}

/** Named bars as long as their first figure; the second one stands small beside it. Each is a button. */
export function RankedBars({ table, rows, centred, onSelect }: RankedBarsProps) {
  const cell = useCells();
  const name = useRowName(table);
  const [main, second] = measuresOf(table);
  if (!main) return null;

  const most = Math.max(...rows.map((row) => Math.abs(numberIn(row, main))), 0);
  return (
    <ol className="m-bars" {...(centred ? { "data-centred": true } : {})}>
      {rows.map((row) => (
        <li key={name(row)}>
          <button type="button" onClick={() => onSelect(row)}>
            <span className="m-ellipsis">{name(row)}</span>
            <span className="m-bars-track">
              <span
                className="m-bars-fill"
                style={{
                  display: "block",
                  width: `${most === 0 ? 0 : (Math.abs(numberIn(row, main)) / most) * 100}%`,
                }}
              />
            </span>
            <span className="m-bars-figure">
              {cell(row, main)}
              {second && <small>{cell(row, second)}</small>}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
