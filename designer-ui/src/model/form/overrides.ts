import { type Json, sameJson } from "../json.ts";
import type { RecordValues } from "../record.ts";
import { isOverridden, OVERRIDDEN } from "./overridden.ts";
import type { PreparedField, PreparedForm } from "./prepared.ts";
import { type Row, type Rows, rowsIn } from "./rows.ts";
import { isBlankValue } from "./values.ts";

const isOverridable = ({ field }: PreparedField): boolean => field.compute !== undefined && field.override === true;

/** The formulas that people have overruled, in the record and in its rows. */
export interface Overrides {
  readonly keys: ReadonlySet<string>;
  /** Keys of columns by `table/row`. */
  readonly rows: ReadonlyMap<string, ReadonlySet<string>>;
}

const NONE: ReadonlySet<string> = new Set();

export const placeOf = (table: string, row: RecordValues): string => `${table}/${String(row["_id"] ?? "")}`;

/** What is overruled; the twin of the server's `Overrides`. */
export function overridesOf(
  form: PreparedForm,
  before: RecordValues | null,
  input: RecordValues,
  rows: Rows,
): Overrides {
  const inRows = new Map<string, ReadonlySet<string>>();
  for (const { field, columns } of form.fields) {
    if (!columns.some(isOverridable)) continue;
    for (const row of rows.sent(field.key)) {
      inRows.set(placeOf(field.key, row), overruledIn(columns, rows.before(field.key, row) ?? null, row));
    }
  }
  return { keys: overruledIn(form.fields, before, input), rows: inRows };
}

function overruledIn(fields: readonly PreparedField[], before: RecordValues | null, input: RecordValues) {
  const overruled = ({ field: { key } }: PreparedField) => {
    const stored = isOverridden(before, key);
    if (!(key in input)) return stored;
    const given = input[key];
    return !isBlankValue(given) && (before === null || stored || !sameJson(given, before[key]));
  };
  return new Set(fields.filter((field) => isOverridable(field) && overruled(field)).map(({ field }) => field.key));
}

/** Writes them down, in the order of the form; those that are blank after all are none. */
export function noteOverrides(form: PreparedForm, { keys, rows }: Overrides, data: Row): void {
  note(form.fields, keys, data);
  if (rows.size === 0) return;
  for (const { field, columns } of form.fields) {
    for (const row of rowsIn(data, field.key)) note(columns, rows.get(placeOf(field.key, row)) ?? NONE, row as Row);
  }
}

function note(fields: readonly PreparedField[], keys: ReadonlySet<string>, holder: Row): void {
  delete holder[OVERRIDDEN];
  if (keys.size === 0) return;
  const kept = fields.map(({ field }) => field.key).filter((key) => keys.has(key) && !isBlankValue(holder[key]));
  if (kept.length > 0) holder[OVERRIDDEN] = kept as Json;
}
