import { useText } from "../../i18n/texts.ts";
import { useCells, useRowName } from "../cells.ts";
import type { ChartProps } from "../chart.ts";
import "../charts.css";

/** Figures in rows; the first cell of a row leads to its records. */
export function FigureTable({ table, onSelect }: ChartProps) {
  const cell = useCells();
  const name = useRowName(table);
  const text = useText();
  return (
    <table className="m-figures">
      <thead>
        <tr>
          {table.columns.map((column) => (
            <th key={column.key} scope="col" {...(column.role === "measure" ? { "data-figure": true } : {})}>
              {text(column.title)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={name(row)}>
            {table.columns.map((column, index) => (
              <td key={column.key} {...(column.role === "measure" ? { "data-figure": true } : {})}>
                {index === 0 ? (
                  <button type="button" onClick={() => onSelect(row)}>
                    {cell(row, column)}
                  </button>
                ) : (
                  cell(row, column)
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
