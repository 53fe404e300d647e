import ArrowDownOutlined from "@ant-design/icons/ArrowDownOutlined";
import ArrowUpOutlined from "@ant-design/icons/ArrowUpOutlined";
import { type DragEvent, type PointerEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { controlOf } from "../../controls/registry.ts";
import { useText } from "../../i18n/texts.ts";
import type { BusinessRecord } from "../../model/record.ts";
import type { Column, Columns } from "./columns.ts";
import { isSortable } from "./list-fields.ts";
import type { ListControls, ListState } from "./list-state.ts";
import type { Selection } from "./use-selection.ts";

interface GridHeaderProps {
  readonly columns: Columns;
  readonly state: ListState;
  readonly controls: ListControls;
  readonly items: readonly BusinessRecord[];
  readonly selection: Selection | null;
}

/** Titles that sort when clicked, move when dragged and resize at their edge. */
export function GridHeader({ columns, state, controls, items, selection }: GridHeaderProps) {
  const dragged = useRef<string | null>(null);
  const order = columns.shown.map(({ field }) => field.key);
  const drop = (before: string) => {
    const key = dragged.current;
    dragged.current = null;
    if (key === null || key === before) return;
    const rest = order.filter((one) => one !== key);
    columns.arrange(rest.toSpliced(rest.indexOf(before), 0, key));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by the window onto them
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus
    <div role="row" className="m-grid-head" aria-rowindex={1}>
      {selection && <PickAll items={items} selection={selection} />}
      {columns.shown.map((column, index) => (
        <HeaderCell
          key={column.field.key}
          column={column}
          first={index === 0}
          direction={state.sort.find(({ field }) => field === column.field.key)?.direction}
          onSort={(direction) =>
            controls.setSort(direction === undefined ? [] : [{ field: column.field.key, direction }])
          }
          onResize={(width) => columns.resize(column.field.key, width)}
          onDragStart={() => {
            dragged.current = column.field.key;
          }}
          onDrop={() => drop(column.field.key)}
        />
      ))}
    </div>
  );
}

function PickAll({ items, selection }: { readonly items: readonly BusinessRecord[]; readonly selection: Selection }) {
  const { t } = useTranslation("list");
  const all = items.length > 0 && selection.ids.size >= items.length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: columns are placed by the window onto them
    // biome-ignore lint/a11y/useFocusableInteractive: the box inside takes the focus
    <div role="columnheader" className="m-grid-pick">
      <input
        type="checkbox"
        aria-label={t("selectAll")}
        checked={all}
        ref={(box) => {
          if (box) box.indeterminate = !all && selection.ids.size > 0;
        }}
        onChange={() => selection.all(!all)}
      />
    </div>
  );
}

interface HeaderCellProps {
  readonly column: Column;
  readonly first: boolean;
  readonly direction: "asc" | "desc" | undefined;
  readonly onSort: (direction: "asc" | "desc" | undefined) => void;
  readonly onResize: (width: number) => void;
  readonly onDragStart: () => void;
  readonly onDrop: () => void;
}

const NEXT = { none: "asc", asc: "desc", desc: undefined } as const;
const SPOKEN = { none: "none", asc: "ascending", desc: "descending" } as const;

function HeaderCell({ column, first, direction, onSort, onResize, onDragStart, onDrop }: HeaderCellProps) {
  const { t } = useTranslation("list");
  const text = useText();
  const { field } = column;
  const [width, setWidth] = useState<number | null>(null);
  const shownWidth = width ?? column.width;
  const title = text(field.title) || field.key;

  const resize = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    const handle = event.currentTarget;
    const from = event.clientX;
    let now = column.width;
    handle.setPointerCapture(event.pointerId);
    const onMove = (move: globalThis.PointerEvent) => {
      now = Math.max(64, column.width + move.clientX - from);
      setWidth(now);
    };
    const onUp = () => {
      handle.removeEventListener("pointermove", onMove);
      setWidth(null);
      onResize(now);
    };
    handle.addEventListener("pointermove", onMove);
    handle.addEventListener("pointerup", onUp, { once: true });
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: columns are placed by the window onto them
    // biome-ignore lint/a11y/useFocusableInteractive: the button inside takes the focus
    <div
      role="columnheader"
      aria-sort={SPOKEN[direction ?? "none"]}
      className={first ? "m-grid-th m-grid-first" : "m-grid-th"}
      style={{ width: shownWidth, flexGrow: first ? 0 : 1 }}
      draggable
      onDragStart={(event: DragEvent) => {
        event.dataTransfer.effectAllowed = "move";
        onDragStart();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
    >
      <button
        type="button"
        className={controlOf(field.type).align === "right" ? "m-plain m-grid-sort m-right" : "m-plain m-grid-sort"}
        disabled={!isSortable(field)}
        title={isSortable(field) ? t("sortBy", { column: title }) : title}
        onClick={() => onSort(NEXT[direction ?? "none"])}
      >
        <span className="m-ellipsis">{title}</span>
        {direction === "asc" && <ArrowUpOutlined aria-hidden="true" />}
        {direction === "desc" && <ArrowDownOutlined aria-hidden="true" />}
      </button>
      <span className="m-grid-resize" aria-hidden="true" onPointerDown={resize} />
    </div>
  );
}
