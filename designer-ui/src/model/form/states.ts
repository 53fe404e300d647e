import type { RuleAct } from "../form-shape.ts";
import type { RecordValues } from "../record.ts";
import { optionsLeft, optionsLeftInRow } from "./options-left.ts";
import { actingOn, hasRowRules, type PreparedField } from "./prepared.ts";
import { rowMatches } from "./row-rules.ts";
import { cellPath, rowsIn } from "./rows.ts";
import type { Walk } from "./walk.ts";

/** How a field, a column or a section stands after a pass. */
export interface FieldState {
  readonly visible: boolean;
  readonly required: boolean;
  readonly readonly: boolean;
  /** Keys that may be chosen; null when all may. */
  readonly options: readonly string[] | null;
  /** Such as `#DIV/0` when its formula has no result. */
  readonly error: string | null;
}

export type FieldStates = Readonly<Record<string, FieldState>>;

export function statesOf(walk: Walk): FieldStates {
  const states: Record<string, FieldState> = {};
  for (const section of walk.form.containers.keys()) {
    states[section] = {
      visible: walk.isVisible(section),
      required: false,
      readonly: false,
      options: null,
      error: null,
    };
  }
  for (const field of walk.form.fields) {
    states[field.path] = stateOf(walk, field);
    for (const column of field.columns) {
      states[column.path] = stateOf(walk, column);
      if (hasRowRules(walk.form, column.path)) Object.assign(states, cellStates(walk, field, column));
    }
  }
  return states;
}

/** Cells of a column that stand differently from row to row. */
function cellStates(walk: Walk, table: PreparedField, column: PreparedField): FieldStates {
  const states: Record<string, FieldState> = {};
  const of = stateOf(walk, column);
  const right = walk.surroundings.right(column.path);
  const fillable = column.field.compute !== undefined || (column.writable && right === "write");
  const wanted = column.field.required === true || matches(walk, "require", column.path);
  for (const row of rowsIn(walk.data, table.field.key)) {
    const visible = walk.isCellVisible(table, column, row);
    states[cellPath(table.field.key, row, column.field.key)] = {
      ...of,
      visible: visible && right !== "hidden",
      required: (wanted || rowMatches(walk, "require", table, column, row)) && visible && fillable,
      readonly:
        of.readonly || rowMatches(walk, "readonly", table, column, row) || isGivenBefore(walk, table, column, row),
      options: optionsLeftInRow(walk, table, column, row),
    };
  }
  return states;
}

function stateOf(walk: Walk, prepared: PreparedField): FieldState {
  const { path, field, writable } = prepared;
  const right = walk.surroundings.right(path);
  const free = writable && right === "write";
  const wanted = field.required === true || matches(walk, "require", path);
  const fillable = field.compute !== undefined || free;
  return {
    visible: walk.isVisible(path) && right !== "hidden",
    required: wanted && walk.isVisible(path) && fillable,
    readonly: !free || matches(walk, "readonly", path) || isSet(walk, prepared) || isHeld(walk, prepared),
    options: optionsLeft(walk, prepared),
    error: walk.errors.get(path) ?? null,
  };
}

/** Given with the record and never again. */
const isSet = (walk: Walk, { path, field }: PreparedField): boolean =>
  walk.before !== null && field.setOnce === true && path === field.key;

/** Held because its record was submitted; a column of which new rows may be given says so in each row. */
const isHeld = (walk: Walk, prepared: PreparedField): boolean =>
  walk.isSubmitted(prepared) && (prepared.path === prepared.field.key || !hasRowRules(walk.form, prepared.path));

/** Given with the row and never again, or as long as it is held. */
const isGivenBefore = (walk: Walk, table: PreparedField, column: PreparedField, row: RecordValues): boolean =>
  (column.field.setOnce === true || walk.isSubmitted(column)) && walk.rows.before(table.field.key, row) !== undefined;

export function matches(walk: Walk, act: RuleAct, path: string): boolean {
  return actingOn(walk.form, act, path).some(({ rule }) => walk.matches(rule));
}
