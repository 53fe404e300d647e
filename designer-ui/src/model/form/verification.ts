import type { Json } from "../json.ts";
import type { LocalizedText } from "../localized-text.ts";
import { checkValue } from "./control-checks.ts";
import type { ControlProblem } from "./control-problem.ts";
import { holdingIn } from "./holding.ts";
import { kindOf } from "./kinds.ts";
import { unfitIn } from "./link-fit.ts";
import { retiredIn } from "./options.ts";
import type { PreparedField, PreparedValidation } from "./prepared.ts";
import { rowsIn } from "./rows.ts";
import { type FieldStates, matches } from "./states.ts";
import { isBlankValue } from "./values.ts";
import type { Walk } from "./walk.ts";

/** What is wrong at a place of a record; `path` is a JSON pointer such as `/items/0/qty`. */
export interface PassProblem {
  readonly code: string;
  readonly path: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Title of the field. */
  readonly field?: LocalizedText;
  /** Words of the validation that failed. */
  readonly message?: LocalizedText;
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** Problems in the order of the fields; the twin of the server's `Verification`. */
export function verify(walk: Walk, states: FieldStates): readonly PassProblem[] {
  const problems: PassProblem[] = [];
  for (const prepared of walk.form.fields) {
    const { key, type } = prepared.field;
    const at = `/${key}`;
    const [value, old] = [walk.data[key], walk.before?.[key]];
    problems.push(...ofValue(walk, states, prepared, value, old, at));
    if (walk.before !== null && walk.isGiven(prepared)) {
      problems.push(...ofSetOnce(prepared, value, old, at), ...ofReadonly(walk, prepared, value, old, at));
    }
    if (type === "subtable") {
      problems.push(...ofRows(walk, states, prepared, at), ...ofUniques(walk, prepared, at));
    }
  }
  for (const validation of walk.form.validations) problems.push(...ofValidation(walk, validation));
  return problems;
}

function ofRows(walk: Walk, states: FieldStates, table: PreparedField, at: string): readonly PassProblem[] {
  return rowsIn(walk.data, table.field.key).flatMap((row, index) => {
    const old = walk.rows.before(table.field.key, row);
    return table.columns.flatMap((column) => {
      const { key } = column.field;
      const place = `${at}/${index}/${key}`;
      const found = ofValue(walk, states, column, row[key], old?.[key], place);
      if (old === undefined || !walk.rows.isGiven(table.field.key, row, key)) return found;
      return [...found, ...ofSetOnce(column, row[key], old[key], place)];
    });
  });
}

/** Rows that share the values of an earlier one. */
function ofUniques(walk: Walk, table: PreparedField, at: string): readonly PassProblem[] {
  return walk.form.uniques
    .filter((unique) => unique.table === table.field.key)
    .flatMap(({ columns, when, titles, message }) => {
      const seen = new Map<string, number>();
      return rowsIn(walk.data, table.field.key).flatMap((row, index): PassProblem[] => {
        const values = columns.map((key) => row[key]);
        if (values.some((value) => value === undefined || isBlankValue(value))) return [];
        if (when(walk.now.inRow(table.field, row).condition()) !== "TRUE") return [];
        const name = JSON.stringify(values);
        const first = seen.get(name);
        if (first === undefined) {
          seen.set(name, index + 1);
          return [];
        }
        const path = `${at}/${index}/${columns[0]}`;
        return message === undefined
          ? [{ code: "row_repeated", path, params: { row: first }, field: titles }]
          : [{ code: "validation_failed", path, params: {}, message }];
      });
    });
}

function ofValue(
  walk: Walk,
  states: FieldStates,
  prepared: PreparedField,
  value: Json | undefined,
  old: Json | undefined,
  at: string,
): readonly PassProblem[] {
  const { path, field } = prepared;
  const state = states[path];
  const named = (code: string, params: Readonly<Record<string, unknown>> = {}): PassProblem => ({
    code,
    path: at,
    params,
    field: field.title,
  });
  const inside = ({ code, params, under }: ControlProblem): PassProblem => ({
    ...named(code, params),
    path: `${at}${under ?? ""}`,
  });
  const gone = kindOf(field.type).final && old !== undefined && !isBlankValue(old) && !same(value, old);
  const final = gone ? [named("value_final")] : [];
  if (value === undefined || isBlankValue(value)) return state?.required ? [...final, named("required")] : final;

  const changed = !same(value, old);
  const holds = holdingIn(walk.form.shape.key, walk.surroundings.variables);
  const step =
    changed && old !== undefined && !isBlankValue(old) ? kindOf(field.type).change?.(field, old, value, holds) : [];
  const checked = changed ? [...checkValue(field, value, walk.surroundings), ...(step ?? [])].map(inside) : [];
  const retired = changed ? retiredIn(field, value, old).map((option) => named("option_retired", { option })) : [];
  const unfit = unfitIn(walk, prepared, value, old).length > 0 ? [named("link_unfit")] : [];
  const found = [...final, ...checked, ...retired, ...unfit];
  const chosen = Array.isArray(value) ? value.map(String) : [String(value)];
  const refused = state?.options && walk.isVisible(path) && chosen.some((key) => !state.options?.includes(key));
  return refused ? [...found, named("option_not_allowed")] : found;
}

function ofSetOnce(
  { field }: PreparedField,
  value: Json | undefined,
  old: Json | undefined,
  at: string,
): readonly PassProblem[] {
  const unchanged = isBlankValue(value) ? isBlankValue(old) : same(value, old);
  return field.setOnce !== true || unchanged
    ? []
    : [{ code: "field_set_once", path: at, params: {}, field: field.title }];
}

function ofReadonly(
  walk: Walk,
  prepared: PreparedField,
  value: Json | undefined,
  old: Json | undefined,
  at: string,
): readonly PassProblem[] {
  if (!matches(walk, "readonly", prepared.path)) return [];
  const unchanged = isBlankValue(value) ? isBlankValue(old) : same(value, old);
  return unchanged ? [] : [{ code: "field_readonly", path: at, params: {}, field: prepared.field.title }];
}

function ofValidation(walk: Walk, { when, assertion, rule }: PreparedValidation): readonly PassProblem[] {
  const targets = rule.targets ?? [];
  const { entering } = rule;
  if (entering !== undefined && walk.before !== null && same(walk.before[entering], walk.data[entering])) return [];
  if (targets.length > 0 && !targets.some((target) => walk.isVisible(target))) return [];
  const asked = walk.now.condition();
  if (when(asked) !== "TRUE" || assertion(asked) !== "FALSE") return [];
  const places = targets.length === 0 ? [""] : targets.map((target) => `/${target.replaceAll(".", "/")}`);
  return places.map((path) => ({ code: "validation_failed", path, params: {}, message: rule.message }));
}
