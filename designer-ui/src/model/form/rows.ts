import type { Json } from "../json.ts";
import type { RecordValues } from "../record.ts";
import type { PreparedField } from "./prepared.ts";
import { isBlankValue } from "./values.ts";

export type Row = Record<string, Json>;

type RowsById = ReadonlyMap<string, RecordValues>;

const idOf = (row: RecordValues) => String(row["_id"] ?? "");

export function rowsIn(data: RecordValues | null, table: string): readonly RecordValues[] {
  const rows = data?.[table];
  return Array.isArray(rows) ? (rows as unknown as readonly RecordValues[]) : [];
}

/** The rows of sub-tables before a pass and as they were sent. */
export class Rows {
  readonly #before: RecordValues | null;
  readonly #input: RecordValues;
  readonly #stored = new Map<string, RowsById>();
  readonly #sent = new Map<string, RowsById>();

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
    return byId(this.#stored, this.#before, table).get(idOf(row));
  }

  isGiven(table: string, row: RecordValues, column: string): boolean {
    const sent = byId(this.#sent, this.#input, table).get(idOf(row));
    return sent !== undefined && column in sent;
  }
}

/** Every cell of a sheet asks for its row: they are put in order once for each table; the first of two of one id counts. */
function byId(known: Map<string, RowsById>, data: RecordValues | null, table: string): RowsById {
  const found = known.get(table);
  if (found) return found;
  const rows = new Map<string, RecordValues>();
  for (const row of rowsIn(data, table)) if (!rows.has(idOf(row))) rows.set(idOf(row), row);
  known.set(table, rows);
  return rows;
}
