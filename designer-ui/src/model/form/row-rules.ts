import type { RuleAct } from "../form-shape.ts";
import { type Json, sameJson } from "../json.ts";
import type { RecordValues } from "../record.ts";
import { actingInRows, insideOf, type PreparedField, type PreparedForm, type PreparedRule } from "./prepared.ts";
import type { Surroundings } from "./surroundings.ts";
import type { RecordView } from "./view.ts";

/** Who knows the record. */
interface Asked {
  readonly form: PreparedForm;
  readonly now: RecordView;
}

/** Whether some rule of the row does `act` to the cell; the twin of the server's `RowRules`. */
export function rowMatches(
  { form, now }: Asked,
  act: RuleAct,
  table: PreparedField,
  { path }: PreparedField,
  row: RecordValues,
): boolean {
  const acting = actingInRows(form, act, path);
  if (acting.length === 0) return false;
  const asked = now.inRow(table.field, row).condition();
  return acting.some(({ rule }) => rule.when(asked) === "TRUE");
}

/** Whether rules of the row leave the cell to be seen. */
export function rowShows(asked: Asked, table: PreparedField, column: PreparedField, row: RecordValues): boolean {
  if (rowMatches(asked, "hide", table, column, row)) return false;
  const invited = actingInRows(asked.form, "show", column.path).length === 0;
  return invited || rowMatches(asked, "show", table, column, row);
}

interface Changing extends Asked {
  readonly then: RecordView;
  readonly surroundings: Surroundings;
}

/**
 * What a cell holds after the rules that set it.
 *
 * `old` is the row as it was, undefined for a new one; `value` what it holds without them.
 */
export function rowSets(
  { form, now, then, surroundings }: Changing,
  table: PreparedField,
  column: PreparedField,
  row: RecordValues,
  old: RecordValues | undefined,
  value: Json,
): Json {
  const acting = actingInRows(form, "set", column.path);
  if (acting.length === 0) return value;
  const inside = now.inRow(table.field, row);
  const before = old && then.inRow(table.field, old);
  let result = value;
  for (const { rule, action } of acting) {
    const source = action.settings.get(column.path);
    if (!source || rule.when(inside.condition()) !== "TRUE") continue;
    const reads = [...rule.reads.map((path) => insideOf(path, table)), ...source.reads];
    if (before === undefined || isFresh(rule, reads, before, inside)) result = source.value(inside, surroundings);
  }
  return result;
}

/** Whether a rule that matches has only now begun to in this row, or looks at something that changed. */
function isFresh(rule: PreparedRule, reads: readonly string[], before: RecordView, after: RecordView): boolean {
  const changed = (path: string) => !sameJson(after.value(path), before.value(path));
  return rule.when(before.condition()) !== "TRUE" || reads.some(changed);
}
