import { type KeyboardEvent, useEffect, useState } from "react";
import { useStore } from "zustand";
import { numberProp } from "../model/fields.ts";
import { cellPath } from "../model/form/rows.ts";
import type { Field } from "../model/form-shape.ts";
import { newId } from "../model/identity.ts";
import type { Json } from "../model/json.ts";
import { Cell, idOf } from "./cell.tsx";
import type { PublicInputProps } from "./input.ts";
import { useScope } from "./scope.ts";
import { useWords } from "./words.ts";

type Row = Readonly<Record<string, Json>>;

const WIDE = "(min-width: 760px)";
const MOST = 1000;
/** More columns than these stand one below the other on every screen. */
const MOST_COLUMNS = 6;

function useWide(): boolean {
  const [wide, setWide] = useState(() => window.matchMedia?.(WIDE).matches ?? false);
  useEffect(() => {
    const query = window.matchMedia(WIDE);
    const note = () => setWide(query.matches);
    query.addEventListener("change", note);
    return () => query.removeEventListener("change", note);
  }, []);
  return wide;
}

const focusOn = (place: string) => setTimeout(() => document.getElementById(idOf(place))?.focus());

interface Parts extends PublicInputProps {
  readonly columns: readonly Field[];
  readonly rows: readonly Row[];
  readonly onRemove: (index: number) => void;
  readonly onWrite: (index: number, key: string, value: Json) => void;
}

/** The rows of a sub-table: a table where there is room, cards on a phone. */
export function RowsInput(props: PublicInputProps) {
  const { field, value, onChange, place, disabled } = props;
  const { t } = useWords();
  const { editor } = useScope();
  const wide = useWide();
  const states = useStore(editor, ({ result }) => result.states);
  const columns = (field.fields ?? []).filter(({ key }) => states[`${field.key}.${key}`]?.visible !== false);
  const rows: readonly Row[] = Array.isArray(value) ? (value as unknown as readonly Row[]) : [];
  const most = numberProp(field, "maxRows") ?? MOST;
  const change = (next: readonly Row[]) => onChange(next as unknown as Json);
  const add = (key = columns.find(({ compute }) => compute === undefined)?.key) => {
    if (rows.length >= most) return;
    change([...rows, { _id: newId() }]);
    if (key !== undefined) focusOn(`${place}.${rows.length}.${key}`);
  };
  const parts: Parts = {
    ...props,
    columns,
    rows,
    onRemove: (index) => change(rows.filter((_, other) => other !== index)),
    onWrite: (index, key, next) => change(rows.map((row, at) => (at === index ? { ...row, [key]: next } : row))),
  };
  /** Enter leads down the column, and to a new row below the last; it never sends the form. */
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target } = event;
    const at = target instanceof HTMLInputElement && event.key === "Enter" ? placeIn(target.id, idOf(place)) : null;
    if (!at || event.defaultPrevented) return;
    event.preventDefault();
    if (at.row + 1 < rows.length) focusOn(`${place}.${at.row + 1}.${at.column}`);
    else add(at.column);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the inputs inside
    <div className="p-rows" onKeyDown={onKeyDown}>
      {wide && columns.length <= MOST_COLUMNS ? <Table {...parts} /> : <Cards {...parts} />}
      {disabled ? null : (
        <button id={props.id} type="button" className="p-second" disabled={rows.length >= most} onClick={() => add()}>
          {t("rows.add")}
        </button>
      )}
    </div>
  );
}

/** `field-items-0-qty` below `field-items`. */
function placeIn(id: string, table: string): { readonly row: number; readonly column: string } | null {
  const [, row, column] = id.startsWith(`${table}-`) ? (/^(\d+)-(\w+)$/.exec(id.slice(table.length + 1)) ?? []) : [];
  return row === undefined || column === undefined ? null : { row: Number(row), column };
}

interface RowCellProps extends Parts {
  readonly column: Field;
  readonly index: number;
  readonly named?: boolean;
}

function RowCell({ field, place, column, index, rows, onWrite, named = false }: RowCellProps) {
  const { t, text } = useWords();
  const { editor } = useScope();
  const [left, setLeft] = useState(false);
  const shown = useStore(editor, ({ attempted, touched }) => attempted || touched.has(field.key));
  return (
    <Cell
      field={column}
      path={`${field.key}.${column.key}`}
      place={`${place}.${index}.${column.key}`}
      cell={cellPath(field.key, rows[index] ?? {}, column.key)}
      value={rows[index]?.[column.key] ?? null}
      shown={shown || left}
      onChange={(next) => onWrite(index, column.key, next)}
      onLeave={() => setLeft(true)}
      {...(named ? {} : { unseen: `${text(column.title)} ${t("rows.row", { row: index + 1 })}` })}
    />
  );
}

function Remove({ index, onRemove, disabled }: Parts & { readonly index: number }) {
  const { t } = useWords();
  if (disabled) return null;
  return (
    <button
      type="button"
      className="p-plain p-remove"
      aria-label={t("rows.remove", { row: index + 1 })}
      onClick={() => onRemove(index)}
    >
      ×
    </button>
  );
}

function Table(parts: Parts) {
  const { t, text } = useWords();
  const { field, columns, rows } = parts;
  const { editor } = useScope();
  const states = useStore(editor, ({ result }) => result.states);
  if (rows.length === 0) return <p className="p-help">{t("rows.none")}</p>;
  return (
    <table className="p-table">
      <thead>
        <tr>
          {columns.map(({ key, title }) => (
            <th key={key} scope="col">
              {text(title)}
              {states[`${field.key}.${key}`]?.required ? <span className="p-star" aria-hidden="true" /> : null}
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={String(row["_id"])}>
            {columns.map((column) => (
              <td key={column.key}>
                <RowCell {...parts} column={column} index={index} />
              </td>
            ))}
            <td className="p-narrow">
              <Remove {...parts} index={index} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cards(parts: Parts) {
  const { t } = useWords();
  const { columns, rows } = parts;
  if (rows.length === 0) return <p className="p-help">{t("rows.none")}</p>;
  return rows.map((row, index) => (
    <section key={String(row["_id"])} className="p-row" aria-label={t("rows.row", { row: index + 1 })}>
      <header>
        <b>{t("rows.row", { row: index + 1 })}</b>
        <Remove {...parts} index={index} />
      </header>
      {columns.map((column) => (
        <RowCell key={column.key} {...parts} column={column} index={index} named />
      ))}
    </section>
  ));
}
