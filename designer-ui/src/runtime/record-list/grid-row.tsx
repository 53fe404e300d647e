import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import type { Json } from "../../model/json.ts";
import type { BusinessRecord, Labels } from "../../model/record.ts";
import type { Column } from "./columns.ts";
import { GridCell } from "./grid-cell.tsx";
import { cellValue } from "./list-fields.ts";
import type { Place } from "./place.ts";
import type { Selection } from "./use-selection.ts";

interface GridRowProps {
  readonly style: CSSProperties;
  readonly record: BusinessRecord;
  readonly row: number;
  readonly at: Place;
  readonly editing: boolean;
  readonly columns: readonly Column[];
  readonly labels: Labels;
  readonly selection: Selection | null;
  readonly onAt: (place: Place) => void;
  readonly onOpen: () => void;
  readonly onEdit: (column: number) => void;
  readonly onDone: (column: number, field: string, value: Json | undefined) => void;
}

export function GridRow({ record, row, at, editing, columns, labels, selection, ...on }: GridRowProps) {
  const { t } = useTranslation("list");
  const chosen = selection?.ids.has(record.id) ?? false;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by the window onto them
    <div
      role="row"
      aria-rowindex={row + 2}
      {...(selection ? { "aria-selected": chosen } : {})}
      className={chosen ? "m-grid-row m-grid-chosen" : "m-grid-row"}
      style={on.style}
    >
      {selection && (
        // biome-ignore lint/a11y/useSemanticElements: cells are placed by the window onto them
        // biome-ignore lint/a11y/useFocusableInteractive: the box inside takes the focus
        <div role="gridcell" className="m-grid-pick">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={t("select", { row: row + 1 })}
            checked={chosen}
            onClick={(event) => selection.toggle(row, event.shiftKey)}
            onChange={() => undefined}
          />
        </div>
      )}
      {columns.map(({ field, width }, column) => {
        const active = at.row === row && at.column === column;
        return (
          <GridCell
            key={field.key}
            place={`${row}:${column}`}
            field={field}
            width={width}
            value={cellValue(record, field.key)}
            holder={record.data}
            labels={labels}
            first={column === 0}
            active={active}
            editing={active && editing}
            onFocus={() => {
              if (!active) on.onAt({ row, column });
            }}
            onOpen={on.onOpen}
            onEdit={() => on.onEdit(column)}
            onDone={(value) => on.onDone(column, field.key, value)}
          />
        );
      })}
    </div>
  );
}
