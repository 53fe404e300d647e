import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { App, Button } from "antd";
import { type ClipboardEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../i18n/language.ts";
import type { Field } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import type { InputProps } from "../control.ts";
import { controlOf } from "../registry.ts";
import { useFieldScope } from "../scope.tsx";
import type { SubtableParts } from "./parts.ts";
import { useRowWindow } from "./row-window.ts";
import { blankRow, isWritten, moved, type Place, paste, type Row, withCell } from "./rows.ts";
import { type RowEvents, SheetRow } from "./sheet-row.tsx";
import { isShut, standingOf } from "./standing.ts";
import { type Totalled, titleOf, totalOf } from "./totals.ts";

/** Narrower than this, words break into letters. */
const NARROW = 96;

interface Widths {
  readonly table: number;
  readonly of: (column: Field) => string | number;
}

/** Whoever writes gets the widths of the layout; whoever reads sees all columns in the width there is, down to a limit. */
function widthsOf({ node }: InputProps, columns: readonly Field[], reading: boolean): Widths {
  const given = new Map(node?.columns?.map(({ field, width }) => [field, width]));
  const wanted = (column: Field) => given.get(column.key) ?? controlOf(column.type).width;
  const all = columns.reduce((sum, column) => sum + wanted(column), 0);
  return reading
    ? { table: columns.length * NARROW, of: (column) => `${Math.floor((wanted(column) / all) * 95)}%` }
    : { table: all, of: wanted };
}

const lookOf = ({ type, print }: Field): string =>
  `${controlOf(type).align === "right" ? "m-right" : ""}${print === false ? " m-unprinted" : ""}`.trim();

/** Rows that behave like a spreadsheet: arrows, Enter, Tab, Delete, typing replaces, paste from Excel. */
export function Sheet({ input, columns, rows, most, onChange }: SubtableParts) {
  const { t } = useTranslation("controls");
  const { message } = App.useApp();
  const language = useLanguage();
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const [editing, setEditing] = useState(false);
  /** What was typed to open the cell, for controls that look it up. */
  const [begun, setBegun] = useState("");
  const table = useRef<HTMLTableElement>(null);
  const wanted = useRef(false);
  /** What was typed into a cell whose control is still on its way. */
  const early = useRef("");
  const disabled = input.disabled ?? false;
  const full = rows.length >= most;

  useEffect(() => {
    if (!wanted.current || editing) return;
    wanted.current = false;
    table.current?.querySelector<HTMLElement>(`[data-place="${at.row}:${at.column}"]`)?.focus();
  }, [at, editing]);

  const go = (place: Place, edit = false, typed = "") => {
    wanted.current = true;
    setEditing(edit);
    setBegun(typed);
    setAt({ ...place });
  };
  const isLocked = (row: Row, { key }: Field) => isShut(standingOf(input.states, input.path, row, key));
  const editable = ({ row, column }: Place) => {
    const [field, cells] = [columns[column], rows[row]];
    return !disabled && cells !== undefined && field !== undefined && isWritten(field) && !isLocked(cells, field);
  };
  const addRow = () => {
    if (disabled || full) return;
    onChange([...rows, blankRow(columns, rows.at(-1))] as unknown as Json);
    go({ row: rows.length, column: 0 });
  };
  const removeRow = (row: number) => {
    onChange(rows.filter((_, index) => index !== row) as unknown as Json);
    go({ row: Math.max(0, Math.min(row, rows.length - 2)), column: at.column });
  };
  const write = (place: Place, value: Json) => {
    const field = columns[place.column];
    if (field) onChange(withCell(rows, place.row, field.key, value) as unknown as Json);
  };
  /** Typing replaces what is there; nothing typed is lost while the control is fetched. */
  const typeInto = (text: string) => {
    const field = columns[at.column];
    const control = field && controlOf(field.type);
    if (!field || !control?.typed) return;
    early.current += text;
    write(at, control.parse?.(early.current, field, language) ?? early.current);
  };
  const begin = (text: string) => {
    early.current = "";
    typeInto(text);
    go(at, true, text);
  };
  const events = useSteady({ go, focus: setAt, write, begin, remove: removeRow });
  const next = (back: boolean): Place | undefined => {
    const flat = at.row * columns.length + at.column + (back ? -1 : 1);
    const row = Math.floor(flat / columns.length);
    return flat < 0 || row >= rows.length ? undefined : { row, column: flat % columns.length };
  };
  const onTab = (event: KeyboardEvent) => {
    const place = next(event.shiftKey);
    if (!place && (event.shiftKey || full || disabled)) {
      setEditing(false);
      return;
    }
    event.preventDefault();
    if (place) go(place);
    else addRow();
  };
  const onEditingKey = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLTableCellElement && isCharacter(event)) {
      event.preventDefault();
      typeInto(event.key);
    }
    if (event.key === "Tab") onTab(event);
    if (event.key === "Escape") {
      event.stopPropagation();
      go(at);
    }
    const pickerOpen = event.target instanceof HTMLElement && event.target.getAttribute("aria-expanded") === "true";
    if (event.key === "Enter" && !event.metaKey && !event.ctrlKey && !pickerOpen) {
      event.preventDefault();
      go({ row: Math.min(at.row + 1, rows.length - 1), column: at.column });
    }
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (editing) {
      onEditingKey(event);
      return;
    }
    if (event.key === "Tab") {
      onTab(event);
      return;
    }
    const place = moved(at, event.key, rows.length, columns.length);
    if (place) {
      event.preventDefault();
      go(place);
      return;
    }
    if (!editable(at) || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      write(at, null);
    } else if (event.key === "Enter" || event.key === "F2") {
      event.preventDefault();
      go(at, true);
    } else if (isCharacter(event)) {
      event.preventDefault();
      begin(event.key);
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    if (editing || disabled) return;
    event.preventDefault();
    const text = event.clipboardData.getData("text/plain");
    const pasted = paste(rows, columns, at, text, language, most, isLocked);
    onChange(pasted.rows as unknown as Json);
    if (pasted.refused > 0) void message.warning(t("sheet.refused", { count: pasted.refused }));
  };
  const widths = widthsOf(input, columns, disabled);
  const { scroller, long, onScroll, pieces } = useRowWindow(rows.length, at.row);
  const { valueAt } = useFieldScope();
  const totals = columns.map((column) => totalOf(input.node, column, rows, { language, valueAt }));

  return (
    <div className={disabled ? "m-sheet m-sheet-reading" : "m-sheet"} id={input.id} onPaste={onPaste}>
      <div className={long ? "m-sheet-scroll m-sheet-long" : "m-sheet-scroll"} ref={scroller} onScroll={onScroll}>
        <table
          ref={table}
          style={{ minWidth: widths.table }}
          aria-label={titleOf(input.field, language)}
          aria-describedby={input.describedBy}
          aria-rowcount={rows.length + 1}
          onKeyDown={onKey}
        >
          <thead>
            <tr>
              <th scope="col" className="m-sheet-number">
                #
              </th>
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  style={{ width: widths.of(column) }}
                  className={lookOf(column) || undefined}
                >
                  {titleOf(column, language)}
                  {column.required && !disabled && <b aria-hidden="true"> *</b>}
                </th>
              ))}
              {!disabled && <th aria-label={t("sheet.actions")} className="m-sheet-number" />}
            </tr>
          </thead>
          <tbody>
            {pieces.map((piece) => {
              if ("height" in piece)
                return <tr key={`above ${piece.above}`} style={{ height: piece.height }} aria-hidden />;
              const row = rows[piece.row];
              if (!row) return null;
              return (
                <SheetRow
                  key={String(row["_id"] ?? piece.row)}
                  index={piece.row}
                  row={row}
                  columns={columns}
                  table={input.field}
                  states={input.states}
                  path={input.path}
                  active={at.row === piece.row ? at.column : null}
                  editing={editing && at.row === piece.row}
                  begun={at.row === piece.row ? begun : ""}
                  disabled={disabled}
                  events={events}
                />
              );
            })}
          </tbody>
          {totals.some((total) => total !== null) && rows.length > 0 && (
            <tfoot>
              <tr>
                <th scope="row" className="m-sheet-number" aria-label={t("sheet.total")}>
                  Σ
                </th>
                {columns.map((column, number) => (
                  <td key={column.key} className={`m-right m-numbers${column.print === false ? " m-unprinted" : ""}`}>
                    <TotalText total={totals[number] ?? null} />
                  </td>
                ))}
                {!disabled && <td />}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {rows.length === 0 && <p className="m-sheet-empty">{t(disabled ? "sheet.none" : "sheet.empty")}</p>}
      {!disabled && (
        <Button type="dashed" size="small" icon={<PlusOutlined aria-hidden="true" />} disabled={full} onClick={addRow}>
          {t("sheet.add")}
        </Button>
      )}
    </div>
  );
}

/** What is no sum says what it is. */
function TotalText({ total }: { readonly total: Totalled | null }) {
  const { t } = useTranslation("controls");
  if (total === null || total.how === "sum") return total?.text;
  return (
    <>
      <small className="m-muted">{t(`sheet.total.${total.how}`)}</small> {total.text}
    </>
  );
}

/** Calls what the last drawing would do, and stays the same itself: rows that did not change are not drawn again. */
function useSteady(current: RowEvents): RowEvents {
  const latest = useRef(current);
  latest.current = current;
  return useMemo(
    () => ({
      go: (place, edit) => latest.current.go(place, edit),
      focus: (place) => latest.current.focus(place),
      write: (place, value) => latest.current.write(place, value),
      begin: (text) => latest.current.begin(text),
      remove: (row) => latest.current.remove(row),
    }),
    [],
  );
}

const isCharacter = ({ key, metaKey, ctrlKey, altKey }: KeyboardEvent): boolean =>
  key.length === 1 && !metaKey && !ctrlKey && !altKey;
