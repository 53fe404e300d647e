import type { Json } from "../json.ts";
import type { RecordValues } from "../record.ts";
import type { PreparedField } from "./prepared.ts";
import { isBlankValue } from "./values.ts";

export type Row = Record<string, Json>;

const idOf = (row: RecordValues) => String(row["_id"] ?? "");

export function rowsIn(data: RecordValues | null, table: string): readonly RecordValues[] {
  const rows = data?.[table];
  return Array.isArray(rows) ? (rows as unknown as readonly RecordValues[]) : [];
}

/** The rows of sub-tables before a pass and as they were sent. */
export class Rows {
  readonly #before: RecordValues | null;
  readonly #input: RecordValues;
  readonly #stored = new Map<string, ReadonlyMap<string, RecordValues>>();
  readonly #given = new Map<string, ReadonlyMap<string, RecordValues>>();

  constructor(before: RecordValues | null, input: RecordValues) {
    this.#before = before;
    this.#input = input;
  }

  /** The rows to start from: those sent, completed from before; or those from before when none were sent. */
  merged(table: PreparedField): Row[] {
    const key = table.field.key;
    return this.sent(key).map((row) => {
      const whole: Row = { _id: idOf(row) };
      const old = this.before(key, row);
      for (const { field, writable } of table.columns) {
        const given = writable ? row[field.key] : undefined;
        const value = given !== undefined || old === undefined ? given : old[field.key];
        if (!isBlankValue(value)) whole[field.key] = value as Json;
      }
      return whole;
    });
  }

  /** The rows that were sent; those from before when none were. */
  sent(table: string): readonly RecordValues[] {
    return rowsIn(table in this.#input ? this.#input : this.#before, table);
  }

  /** The row as it was before; undefined for a new one. */
  before(table: string, row: RecordValues): RecordValues | undefined {
    return known(this.#stored, this.#before, table).get(idOf(row));
  }

  isGiven(table: string, row: RecordValues, column: string): boolean {
    const sent = known(this.#given, this.#input, table).get(idOf(row));
    return sent !== undefined && column in sent;
  }
}

/** The rows of a sub-table by their ids, looked up once: a table has hundreds of them, each with many cells. */
function known(
  found: Map<string, ReadonlyMap<string, RecordValues>>,
  data: RecordValues | null,
  table: string,
): ReadonlyMap<string, RecordValues> {
  const rows = found.get(table) ?? new Map([...rowsIn(data, table)].reverse().map((row) => [idOf(row), row]));
  found.set(table, rows);
  return rows;
}

/** What is meant by `record.…` inside a row: its columns first, then the fields of the record. */
export function around(table: PreparedField, record: RecordValues, row: RecordValues): RecordValues {
  const cells = table.columns.map(({ field: { key } }) => [key, row[key] ?? null] as const);
  return { ...record, ...Object.fromEntries(cells) };
}

/** The path of the state of one cell: `items.<row>.amount`. */
export const cellPath = (table: string, row: RecordValues, column: string): string => `${table}.${idOf(row)}.${column}`;
