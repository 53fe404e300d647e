import type { Json } from "../json.ts";
import type { RecordValues } from "../record.ts";
import type { Around } from "./link-fit.ts";
import { optionsLeft, optionsLeftInRow, takingBack } from "./options-left.ts";
import { type Overrides, placeOf } from "./overrides.ts";
import type { PreparedField, PreparedForm, PreparedRule } from "./prepared.ts";
import type { RecordRules } from "./record-rules.ts";
import { rowSets } from "./row-rules.ts";
import type { Row, Rows } from "./rows.ts";
import type { Surroundings } from "./surroundings.ts";
import type { RecordView } from "./view.ts";

/** Where fields stand during a pass, in the record or in one row of it; the twin of the server's `Place`. */
export interface Place {
  /** The record or the row. */
  readonly holder: Row;
  /** What it was; null when it is new. */
  readonly before: RecordValues | null;
  /** The fields that stand there. */
  readonly fields: readonly PreparedField[];
  /** The row as the server knows it; null in the record. */
  readonly row: Row | null;
  /** What a bare key means to formulas and conditions. */
  view(): RecordView;
  /** What the filter of a link may speak of. */
  around(): Around;
  isGiven(field: PreparedField): boolean;
  isOverridden(field: PreparedField): boolean;
  /** By rules alone. */
  isVisible(field: PreparedField): boolean;
  /** What the field holds after the rules that set it. */
  set(field: PreparedField, value: Json): Json;
  /** The keys that rules which take choices back leave to be chosen; null when they leave all. */
  optionsKept(field: PreparedField): readonly string[] | null;
}

/** What a walk knows of the record. */
interface Walked {
  readonly form: PreparedForm;
  readonly before: RecordValues | null;
  readonly surroundings: Surroundings;
  readonly rows: Rows;
  readonly data: Row;
  readonly now: RecordView;
  readonly then: RecordView;
  readonly rules: RecordRules;
  readonly overrides: Overrides;
  isVisible(target: string): boolean;
  isCellVisible(table: PreparedField, column: PreparedField, row: RecordValues): boolean;
  around(table?: PreparedField, row?: RecordValues): Around;
  isGiven(field: PreparedField): boolean;
  matches(rule: PreparedRule): boolean;
}

export function inRecord(walk: Walked): Place {
  return {
    holder: walk.data,
    before: walk.before,
    fields: walk.form.fields,
    row: null,
    view: () => walk.now,
    around: () => walk.around(),
    isGiven: (field) => walk.isGiven(field),
    isOverridden: ({ field }) => walk.overrides.keys.has(field.key),
    isVisible: ({ path }) => walk.isVisible(path),
    set: (field, value) => walk.rules.set(field, value),
    optionsKept: (field) => optionsLeft(walk, field, takingBack),
  };
}

export function inRow(walk: Walked, table: PreparedField, row: Row): Place {
  const { key } = table.field;
  const old = walk.rows.before(key, row);
  return {
    holder: row,
    before: old ?? null,
    fields: table.columns,
    row,
    view: () => walk.now.inRow(table.field, row),
    around: () => walk.around(table, row),
    isGiven: ({ field }) => walk.rows.isGiven(key, row, field.key),
    isOverridden: ({ field }) => walk.overrides.rows.get(placeOf(key, row))?.has(field.key) === true,
    isVisible: (column) => walk.isCellVisible(table, column, row),
    set: (column, value) => rowSets(walk, table, column, row, old, value),
    optionsKept: (column) => optionsLeftInRow(walk, table, column, row, takingBack),
  };
}
