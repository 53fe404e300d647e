import type { Field } from "../../model/form-shape.ts";
import { newId } from "../../model/identity.ts";
import type { Json } from "../../model/json.ts";
import { controlOf } from "../registry.ts";

export type Row = Readonly<Record<string, Json>>;

export interface Place {
  readonly row: number;
  readonly column: number;
}

export function rowsOf(value: Json): readonly Row[] {
  return Array.isArray(value) ? (value as readonly Row[]) : [];
}

/** Whether somebody may write into a cell of this column. */
export const isWritten = ({ type, compute, override, source }: Field): boolean =>
  (compute === undefined || override === true) && source === undefined && !controlOf(type).automatic;

/** A value that a column starts with. */
function initial({ default: given }: Field): Json {
  return given && "value" in given ? given.value : null;
}

/** A new row: with what its columns start with, and what those that remember hold in the row before. */
export function blankRow(columns: readonly Field[], before?: Row): Row {
  const cells = columns.flatMap((column) => {
    const kept = column.remember === true ? (before?.[column.key] ?? null) : null;
    if (kept === null && column.default === undefined) return [];
    return [[column.key, kept ?? initial(column)]];
  });
  return { _id: newId(), ...Object.fromEntries(cells) };
}

export function withCell(rows: readonly Row[], row: number, key: string, value: Json): readonly Row[] {
  return rows.map((cells, index) => (index === row ? { ...cells, [key]: value } : cells));
}

/** Lines and cells of text copied from a spreadsheet; a cell in quotes may hold line breaks. */
export function cellsOf(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [[]];
  const pieces = text.replace(/\r\n?/g, "\n").matchAll(/("(?:[^"]|"")*"|[^\t\n]*)(\t|\n|$)/g);
  for (const [, cell = "", end = ""] of pieces) {
    const quoted = cell.length > 1 && cell.startsWith('"');
    lines.at(-1)?.push(quoted ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === "\n") lines.push([]);
    if (end === "") break;
  }
  const last = lines.at(-1);
  return last && last.join("") === "" ? lines.slice(0, -1) : lines;
}

export interface Paste {
  readonly rows: readonly Row[];
  /** Cells whose text could not be this kind of value; they stay as they were. */
  readonly refused: number;
}

/** Lays pasted cells over the rows from a place on, adding rows below as needed. */
export function paste(
  rows: readonly Row[],
  columns: readonly Field[],
  at: Place,
  text: string,
  language: string,
  most: number,
  isLocked: (row: Row, column: Field) => boolean = () => false,
): Paste {
  const result = [...rows];
  let refused = 0;
  for (const [down, cells] of cellsOf(text).entries()) {
    const index = at.row + down;
    if (index >= most) break;
    const row: Record<string, Json> = { ...(result[index] ?? blankRow(columns)) };
    for (const [right, cell] of cells.entries()) {
      const column = columns[at.column + right];
      if (!column || !isWritten(column) || isLocked(row, column)) continue;
      const value = controlOf(column.type).parse?.(cell, column, language);
      if (value === undefined) refused += 1;
      else row[column.key] = value;
    }
    result[index] = row;
  }
  return { rows: result, refused };
}

/** Where a key leads inside a sheet of this size; undefined when it leads nowhere. */
export function moved({ row, column }: Place, key: string, rows: number, columns: number): Place | undefined {
  const inside = (place: Place) =>
    place.row >= 0 && place.row < rows && place.column >= 0 && place.column < columns ? place : undefined;
  switch (key) {
    case "ArrowUp":
      return inside({ row: row - 1, column });
    case "ArrowDown":
      return inside({ row: row + 1, column });
    case "ArrowLeft":
      return inside({ row, column: column - 1 });
    case "ArrowRight":
      return inside({ row, column: column + 1 });
    case "Home":
      return inside({ row, column: 0 });
    case "End":
      return inside({ row, column: columns - 1 });
    default:
      return undefined;
  }
}
