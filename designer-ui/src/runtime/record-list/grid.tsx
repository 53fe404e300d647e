import { useQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { App } from "antd";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { session } from "../../api/session.ts";
import { controlOf } from "../../controls/registry.ts";
import { useText } from "../../i18n/texts.ts";
import { heldBy } from "../../model/form/submission.ts";
import { GridHeader } from "./grid-header.tsx";
import { GridRow } from "./grid-row.tsx";
import { GroupLine } from "./group-line.tsx";
import { type ChangingParts, isChangeable } from "./list-parts.ts";
import type { Place } from "./place.ts";
import { type Groups, linesOf } from "./use-groups.ts";
import type { Selection } from "./use-selection.ts";
import "./selection.css";

const ROW = 38;
const AHEAD = 8;
const PICK = 40;

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

interface GridProps extends ChangingParts {
  readonly groups: Groups | null;
  /** Null where nothing can be done with many records. */
  readonly selection: Selection | null;
}

/** A sheet of records that draws only what is seen; the first column stays in place. */
export function Grid(parts: GridProps) {
  const { shape, columns, loaded, state, controls, groups, selection, onChange } = parts;
  const { t } = useTranslation(["list", "record"]);
  const text = useText();
  const { message } = App.useApp();
  const { data: current } = useQuery(session.current());
  const administrator = current?.user.administrator === true;
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const [editing, setEditing] = useState(false);
  const wanted = useRef(false);
  const { items, more, loadMore } = loaded;
  const { shown } = columns;
  const lines = useMemo(() => linesOf(items, groups), [items, groups]);

  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 10,
    scrollPaddingStart: ROW,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;

  useEffect(() => {
    if (more && last >= lines.length - AHEAD) loadMore();
  }, [more, last, lines.length, loadMore]);
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
    virtual.scrollToIndex(lines.findIndex((line) => line.group === null && line.row === row));
    wanted.current = true;
    setEditing(edit);
    setAt({ row, column });
  };
  const editable = ({ row, column }: Place) => {
    const [field, record] = [shown[column]?.field, items[row]];
    if (!field || !record || !controlOf(field.type).inline || !isChangeable(shape, field)) return false;
    const held = heldBy(shape, field, record, administrator);
    if (held) message.info(t(`record:held.${held}`));
    return held === null;
  };
  const openAt = (row: number) => {
    const record = items[row];
    if (record) controls.open(record.id);
  };
  /** Choosing rows without the mouse; false when the key means something else. */
  const choose = (event: KeyboardEvent): boolean => {
    if (!selection) return false;
    if ((event.metaKey || event.ctrlKey) && event.key === "a") selection.all(true);
    else if (event.key === "Escape" && selection.ids.size > 0) selection.clear();
    else if (event.key === "x" && !event.metaKey && !event.ctrlKey) selection.toggle(at.row);
    else if (event.shiftKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const to = at.row + (event.key === "ArrowDown" ? 1 : -1);
      if (!selection.ids.has(items[at.row]?.id ?? "")) selection.toggle(at.row);
      selection.toggle(Math.max(0, Math.min(to, items.length - 1)), true);
      go({ ...at, row: to });
    } else return false;
    return true;
  };
  const onKey = (event: KeyboardEvent) => {
    if (editing || !(event.target instanceof HTMLElement) || event.target.dataset["place"] === undefined) return;
    const step = STEPS[event.key];
    if (choose(event)) event.stopPropagation();
    else if (step) go({ row: at.row + step[0], column: at.column + step[1] });
    else if (event.key === "Home") go({ ...at, column: 0 });
    else if (event.key === "End") go({ ...at, column: shown.length - 1 });
    else if (event.key === "F2" && editable(at)) go(at, true);
    else if (event.key === " " || event.key === "Enter") openAt(at.row);
    else return;
    event.preventDefault();
  };
  const width = shown.reduce((sum, column) => sum + column.width, selection ? PICK : 0);

  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by the window onto them
    <div
      className={selection ? "m-grid m-grid-picking" : "m-grid"}
      ref={scroller}
      role="grid"
      aria-label={text(shape.title)}
      aria-rowcount={loaded.count?.capped ? -1 : (loaded.count?.count ?? -1)}
      aria-colcount={shown.length + (selection ? 1 : 0)}
      aria-multiselectable={selection !== null}
      onKeyDown={onKey}
    >
      <div style={{ width, minWidth: "100%" }}>
        <GridHeader columns={columns} state={state} controls={controls} items={items} selection={selection} />
        {/* biome-ignore lint/a11y/useSemanticElements: rows are placed by the window onto them */}
        <div role="rowgroup" className="m-grid-body" style={{ height: virtual.getTotalSize() }}>
          {rows.map(({ index, start }) => {
            const line = lines[index];
            if (!line) return null;
            const place = { transform: `translateY(${start}px)`, height: ROW };
            return line.group === null ? (
              <GridRow
                key={line.record.id}
                style={place}
                record={line.record}
                row={line.row}
                at={at}
                editing={editing}
                columns={shown}
                labels={loaded.labels}
                selection={selection}
                onAt={setAt}
                onOpen={() => openAt(line.row)}
                onEdit={(column) => editable({ row: line.row, column }) && go({ row: line.row, column }, true)}
                onDone={(column, field, value) => {
                  if (value !== undefined) onChange(line.record, field, value);
                  go({ row: line.row, column });
                }}
              />
            ) : (
              // biome-ignore lint/a11y/useSemanticElements: rows are placed by the window onto them
              // biome-ignore lint/a11y/useFocusableInteractive: the button inside takes the focus
              <div key={`group ${line.group.key}`} role="row" className="m-grid-row" style={place}>
                {/* biome-ignore lint/a11y/useSemanticElements: cells are placed by the window onto them */}
                {/* biome-ignore lint/a11y/useFocusableInteractive: the button inside takes the focus */}
                <div role="gridcell" className="m-grid-group-cell">
                  <GroupLine group={line.group} onToggle={() => groups?.toggle(line.group.key)} />
                </div>
              </div>
            );
          })}
        </div>
        {more && <p className="m-grid-more m-muted">{t("loadingMore")}</p>}
      </div>
    </div>
  );
}
