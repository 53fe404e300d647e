import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import { Button } from "antd";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { FieldStates } from "../../model/form/states.ts";
import type { Field } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import { isWritten, type Place, type Row } from "./rows.ts";
import { SheetCell } from "./sheet-cell.tsx";
import { isShut, standingOf } from "./standing.ts";

/** What rows tell their sheet; one object for as long as the sheet stands. */
export interface RowEvents {
  readonly go: (place: Place, edit?: boolean) => void;
  readonly focus: (place: Place) => void;
  readonly write: (place: Place, value: Json) => void;
  /** Opens the active cell with what was typed over it. */
  readonly begin: (text: string) => void;
  readonly remove: (row: number) => void;
}

interface SheetRowProps {
  readonly index: number;
  readonly row: Row;
  readonly columns: readonly Field[];
  readonly table: Field;
  readonly states: FieldStates | undefined;
  /** Path of the sub-table in its record. */
  readonly path: string;
  /** The column of the active cell; null when it is in another row. */
  readonly active: number | null;
  readonly editing: boolean;
  /** What the open cell was begun with. */
  readonly begun: string;
  readonly disabled: boolean;
  readonly events: RowEvents;
}

/** One row of a sheet; draws again only when its own values or its part of the cursor change. */
export const SheetRow = memo(function SheetRow({
  index,
  row,
  columns,
  table,
  states,
  path,
  active,
  editing,
  begun,
  disabled,
  events,
}: SheetRowProps) {
  const { t } = useTranslation("controls");
  return (
    <tr aria-rowindex={index + 2}>
      <th scope="row" className="m-sheet-number">
        {index + 1}
      </th>
      {columns.map((column, number) => {
        const place = { row: index, column: number };
        const standing = standingOf(states, path, row, column.key);
        const locked = disabled || !isWritten(column) || isShut(standing);
        return (
          <SheetCell
            key={column.key}
            place={`${index}:${number}`}
            path={`${path}.${index}.${column.key}`}
            picks={`${path}.${column.key}`}
            field={column}
            table={table}
            row={row}
            standing={standing}
            active={active === number}
            editing={active === number && editing}
            locked={locked}
            begun={begun}
            onBegin={events.begin}
            onGo={(edit) => events.go(place, edit && !locked)}
            onFocus={() => {
              if (active !== number) events.focus(place);
            }}
            onWrite={(value) => events.write(place, value)}
            onDone={() => events.go(place)}
          />
        );
      })}
      {!disabled && (
        <td className="m-sheet-number">
          <Button
            type="text"
            size="small"
            tabIndex={-1}
            aria-label={t("sheet.remove", { row: index + 1 })}
            icon={<DeleteOutlined aria-hidden="true" />}
            onClick={() => events.remove(index)}
          />
        </td>
      )}
    </tr>
  );
});
