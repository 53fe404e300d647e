import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { controlOf } from "../../controls/registry.ts";
import { useText } from "../../i18n/texts.ts";
import { GridCell } from "./grid-cell.tsx";
import { GridHeader } from "./grid-header.tsx";
import { cellValue } from "./list-fields.ts";
import { type ChangingParts, isChangeable } from "./list-parts.ts";

const ROW = 38;
const AHEAD = 8;

interface Place {
  readonly row: number;
  readonly column: number;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

/** A sheet of records that draws only what is seen; the first column stays in place. */
export function Grid(parts: ChangingParts) {
  const { shape, columns, loaded, state, controls, onChange } = parts;
  const { t } = useTranslation("list");
  const text = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const [editing, setEditing] = useState(false);
  const wanted = useRef(false);
  const { items, more, loadMore } = loaded;
  const { shown } = columns;

  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 10,
    scrollPaddingStart: ROW,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;

  useEffect(() => {
    if (more && last >= items.length - AHEAD) loadMore();
  }, [more, last, items.length, loadMore]);
  useEffect(() => {
    if (!wanted.current || editing) return;
    wanted.current = false;
    scroller.current
      ?.querySelector<HTMLElement>(`[data-place="${at.row}:${at.column}"]`)
      ?.focus({ preventScroll: true });
  });

  const go = (place: Place, edit = false) => {
    const row = Math.max(0, Math.min(place.row, items.length - 1));
    const column = Math.max(0, Math.min(place.column, shown.length - 1));
    virtual.scrollToIndex(row);
    wanted.current = true;
    setEditing(edit);
    setAt({ row, column });
  };
  const editable = (column: number) => {
    const field = shown[column]?.field;
    return field !== undefined && controlOf(field.type).inline && isChangeable(shape, field);
  };
  const openAt = (row: number) => {
    const record = items[row];
    if (record) controls.open(record.id);
  };
  const onKey = (event: KeyboardEvent) => {
    if (editing || !(event.target instanceof HTMLElement) || event.target.dataset["place"] === undefined) return;
    const step = STEPS[event.key];
    if (step) go({ row: at.row + step[0], column: at.column + step[1] });
    else if (event.key === "Home") go({ ...at, column: 0 });
    else if (event.key === "End") go({ ...at, column: shown.length - 1 });
    else if (event.key === "F2" && editable(at.column)) go(at, true);
    else if (event.key === " " || event.key === "Enter") openAt(at.row);
    else return;
    event.preventDefault();
  };
  const width = shown.reduce((sum, column) => sum + column.width, 0);

  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by the window onto them
    <div
      className="m-grid"
      ref={scroller}
      role="grid"
      aria-label={text(shape.title)}
      aria-rowcount={loaded.count?.capped ? -1 : (loaded.count?.count ?? -1)}
      aria-colcount={shown.length}
      onKeyDown={onKey}
    >
      <div style={{ width, minWidth: "100%" }}>
        <GridHeader columns={columns} state={state} controls={controls} />
        {/* biome-ignore lint/a11y/useSemanticElements: rows are placed by the window onto them */}
        <div role="rowgroup" className="m-grid-body" style={{ height: virtual.getTotalSize() }}>
          {rows.map(({ index, start }) => {
            const record = items[index];
            if (!record) return null;
            return (
              // biome-ignore lint/a11y/useFocusableInteractive: its cells take the focus
              // biome-ignore lint/a11y/useSemanticElements: rows are placed by the window onto them
              <div
                key={record.id}
                role="row"
                aria-rowindex={index + 2}
                className="m-grid-row"
                style={{ transform: `translateY(${start}px)`, height: ROW }}
              >
                {shown.map(({ field, width: wide }, column) => {
                  const active = at.row === index && at.column === column;
                  return (
                    <GridCell
                      key={field.key}
                      place={`${index}:${column}`}
                      field={field}
                      width={wide}
                      value={cellValue(record, field.key)}
                      labels={loaded.labels}
                      first={column === 0}
                      active={active}
                      editing={active && editing}
                      onFocus={() => {
                        if (!active) setAt({ row: index, column });
                      }}
                      onOpen={() => openAt(index)}
                      onEdit={() => editable(column) && go({ row: index, column }, true)}
                      onDone={(value) => {
                        if (value !== undefined) onChange(record, field.key, value);
                        go({ row: index, column });
                      }}
                    />
                  );
                })}
              </div>
            );
          })}
        </div>
        {more && <p className="m-grid-more m-muted">{t("loadingMore")}</p>}
      </div>
    </div>
  );
}
