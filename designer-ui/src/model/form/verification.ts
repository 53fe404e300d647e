import { currencyFieldOf } from "../currency.ts";
import type { Field } from "../form-shape.ts";
import { type Json, sameJson } from "../json.ts";
import type { LocalizedText } from "../localized-text.ts";
import type { RecordValues } from "../record.ts";
import { checkValue } from "./control-checks.ts";
import type { ControlProblem } from "./control-problem.ts";
import { holdingIn } from "./holding.ts";
import { currencyProblems } from "./in-currency.ts";
import { isTable, kindOf } from "./kinds.ts";
import { type Around, filterReads, unfitIn } from "./link-fit.ts";
import { retiredIn } from "./options.ts";
import { hasRowRules, type PreparedField, type PreparedValidation } from "./prepared.ts";
import { rowMatches } from "./row-rules.ts";
import { cellPath, rowsIn } from "./rows.ts";
import { type FieldState, type FieldStates, matches } from "./states.ts";
import { isBlankValue } from "./values.ts";
import type { RecordView } from "./view.ts";
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

/** Problems in the order of the fields; the twin of the server's `Verification`. */
export function verify(walk: Walk, states: FieldStates): readonly PassProblem[] {
  const problems: PassProblem[] = [];
  for (const prepared of walk.form.fields) {
    const { key } = prepared.field;
    const at = `/${key}`;
    const [value, old] = [walk.data[key], walk.before?.[key]];
    const visible = walk.isVisible(prepared.path);
    const spot = { prepared, state: states[prepared.path], visible, value, old, at, around: walk.around() };
    problems.push(...ofValue(walk, spot));
    const view = () => walk.now;
    problems.push(...ofCurrency(prepared, walk.data, walk.before ?? undefined, view, at));
    problems.push(...ofBesides(walk, prepared, walk.data, walk.before ?? undefined, view, at));
    if (walk.before !== null && walk.isGiven(prepared)) {
      problems.push(...ofSetOnce(prepared, value, old, at), ...ofSubmitted(walk, prepared, value, old, at));
      problems.push(...ofReadonly(walk, prepared, value, old, at));
    }
    if (isTable(prepared.field)) {
      problems.push(...ofRows(walk, states, prepared), ...ofUniques(walk, prepared, at));
    }
  }
  for (const validation of walk.form.validations) problems.push(...ofValidation(walk, validation));
  return problems;
}

function ofRows(walk: Walk, states: FieldStates, table: PreparedField): readonly PassProblem[] {
  return rowsIn(walk.data, table.field.key).flatMap((row, index) => {
    const old = walk.rows.before(table.field.key, row);
    return table.columns.flatMap((column) => ofCell(walk, states, table, column, row, old, index));
  });
}

function ofCell(
  walk: Walk,
  states: FieldStates,
  table: PreparedField,
  column: PreparedField,
  row: RecordValues,
  old: RecordValues | undefined,
  index: number,
): readonly PassProblem[] {
  const { key } = column.field;
  const at = `/${table.field.key}/${index}/${key}`;
  const [value, held] = [row[key], old?.[key]];
  const own = hasRowRules(walk.form, column.path);
  const judged = ofValue(walk, {
    prepared: column,
    state: states[own ? cellPath(table.field.key, row, key) : column.path],
    visible: walk.isCellVisible(table, column, row),
    value,
    old: held,
    at,
    around: filterReads(column.field).length === 0 ? walk.around() : walk.around(table, row),
  });
  const inRow = () => walk.now.inRow(table.field, row);
  const found = [
    ...judged,
    ...ofCurrency(column, row, old, inRow, at),
    ...ofBesides(walk, column, row, old, inRow, at),
  ];
  if (old === undefined || !walk.rows.isGiven(table.field.key, row, key)) return found;
  const locked = own && rowMatches(walk, "readonly", table, column, row);
  return [
    ...found,
    ...ofSetOnce(column, value, held, at),
    ...ofSubmitted(walk, column, value, held, at),
    ...ofReadonly(walk, column, value, held, at),
    ...(locked ? readonlyBroken(column, value, held, at) : []),
  ];
}

/** Asked of an amount that people give, when it or the currency beside it is given another value. */
function ofCurrency(
  { field, compute }: PreparedField,
  holder: RecordValues,
  old: RecordValues | undefined,
  view: () => RecordView,
  at: string,
): readonly PassProblem[] {
  const currency = currencyFieldOf(field);
  const value = holder[field.key];
  if (currency === undefined || compute || value === undefined || isBlankValue(value)) return [];
  if (old !== undefined && sameJson(value, old[field.key]) && sameJson(holder[currency], old[currency])) return [];
  return currencyProblems(field, value, view()).map(({ code, params = {} }) => ({
    code,
    path: at,
    params,
    field: field.title,
  }));
}

/** Asked of a value that is there, when it or what it is judged by is given another value. */
function ofBesides(
  walk: Walk,
  { field }: PreparedField,
  holder: RecordValues,
  old: RecordValues | undefined,
  view: () => RecordView,
  at: string,
): readonly PassProblem[] {
  const { besides, lookedAt } = kindOf(field.type);
  const value = holder[field.key];
  if (!besides || value === undefined || isBlankValue(value)) return [];
  const stays = (key: string) =>
    sameJson(holder[key], old?.[key]) && (walk.before === null || sameJson(walk.data[key], walk.before[key]));
  const stayed = old !== undefined && (lookedAt?.(field) ?? []).every((path) => stays(path.split(".")[0] ?? ""));
  if (stayed && sameJson(value, old[field.key])) return [];
  return besides(field, value, stayed ? old[field.key] : undefined, (path) => view().standing(path)).map(
    ({ code, params = {}, under = "" }) => ({ code, path: at + under, params, field: field.title }),
  );
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

/** A field or a cell; `visible` by rules alone, `around` what the filter of a link may speak of there. */
interface Spot {
  readonly prepared: PreparedField;
  readonly state: FieldState | undefined;
  readonly visible: boolean;
  readonly value: Json | undefined;
  readonly old: Json | undefined;
  readonly at: string;
  readonly around: Around;
}

function ofValue(walk: Walk, { prepared, state, visible, value, old, at, around }: Spot): readonly PassProblem[] {
  const { field } = prepared;
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
  const gone = kindOf(field.type).final && old !== undefined && !isBlankValue(old) && !sameJson(value, old);
  const final = gone ? [named("value_final")] : [];
  if (value === undefined || isBlankValue(value)) {
    if (state?.required) return [...final, named("required")];
    const asked = isTable(field) && visible && state?.readonly !== true;
    const begun = asked && (walk.before === null || !isBlankValue(old));
    return begun ? [...final, ...checkValue(field, [], walk.surroundings).map(inside)] : final;
  }

  const changed = !sameJson(value, old);
  const step = changed && old !== undefined && !isBlankValue(old) ? stepProblems(walk, field, old, value) : [];
  const checked = changed ? [...checkValue(field, value, walk.surroundings), ...step].map(inside) : [];
  const retired = changed ? retiredIn(field, value, old).map((option) => named("option_retired", { option })) : [];
  const unfit = unfitIn(walk, prepared, value, old, around).length > 0 ? [named("link_unfit")] : [];
  const found = [...final, ...checked, ...retired, ...unfit];
  const chosen = Array.isArray(value) ? value.map(String) : [String(value)];
  const refused = state?.options && visible && chosen.some((key) => !state.options?.includes(key));
  return refused ? [...found, named("option_not_allowed")] : found;
}

function stepProblems(walk: Walk, field: Field, old: Json, value: Json): readonly ControlProblem[] {
  const holds = holdingIn(walk.form.shape.key, walk.surroundings.variables);
  return kindOf(field.type).change?.(field, old, value, holds) ?? [];
}

function ofSetOnce(
  { field }: PreparedField,
  value: Json | undefined,
  old: Json | undefined,
  at: string,
): readonly PassProblem[] {
  const unchanged = isBlankValue(value) ? isBlankValue(old) : sameJson(value, old);
  return field.setOnce !== true || unchanged
    ? []
    : [{ code: "field_set_once", path: at, params: {}, field: field.title }];
}

function ofSubmitted(
  walk: Walk,
  prepared: PreparedField,
  value: Json | undefined,
  old: Json | undefined,
  at: string,
): readonly PassProblem[] {
  if (!walk.isSubmitted(prepared) || sameJson(keptOf(prepared, value), keptOf(prepared, old))) return [];
  const code = walk.submission === "running" ? "field_in_approval" : "field_approved";
  return [{ code, path: at, params: {}, field: prepared.field.title }];
}

/** What is kept of a value: of a sub-table which rows there are and in which order, since each column says itself. */
function keptOf({ field }: PreparedField, value: Json | undefined): Json {
  if (value === undefined || isBlankValue(value)) return null;
  return isTable(field) && Array.isArray(value) ? rowsIn({ [field.key]: value }, field.key).map(rowId) : value;
}

const rowId = (row: RecordValues): Json => row["_id"] ?? null;

function ofReadonly(
  walk: Walk,
  prepared: PreparedField,
  value: Json | undefined,
  old: Json | undefined,
  at: string,
): readonly PassProblem[] {
  return matches(walk, "readonly", prepared.path) ? readonlyBroken(prepared, value, old, at) : [];
}

function readonlyBroken(
  prepared: PreparedField,
  value: Json | undefined,
  old: Json | undefined,
  at: string,
): readonly PassProblem[] {
  const unchanged = isBlankValue(value) ? isBlankValue(old) : sameJson(value, old);
  return unchanged ? [] : [{ code: "field_readonly", path: at, params: {}, field: prepared.field.title }];
}

function ofValidation(walk: Walk, validation: PreparedValidation): readonly PassProblem[] {
  const { rule } = validation;
  const table = rule.table === undefined ? undefined : walk.form.byPath.get(rule.table);
  if (table) return ofRowValidation(walk, validation, table);
  const targets = rule.targets ?? [];
  const { entering } = rule;
  if (entering !== undefined && walk.before !== null && sameJson(walk.before[entering], walk.data[entering])) return [];
  if (targets.length > 0 && !targets.some((target) => walk.isVisible(target))) return [];
  if (!fails(validation, walk.now)) return [];
  const places = targets.length === 0 ? [""] : targets.map((target) => `/${target.replaceAll(".", "/")}`);
  return places.map((path) => ({ code: "validation_failed", path, params: {}, message: rule.message }));
}

function ofRowValidation(walk: Walk, validation: PreparedValidation, table: PreparedField): readonly PassProblem[] {
  const { entering, targets = [], message } = validation.rule;
  return rowsIn(walk.data, table.field.key).flatMap((row, index) => {
    const old = walk.rows.before(table.field.key, row);
    const untouched = entering !== undefined && old !== undefined && sameJson(old[entering], row[entering]);
    if (untouched || !fails(validation, walk.now.inRow(table.field, row))) return [];
    return targets.flatMap((target): readonly PassProblem[] => {
      const column = walk.form.byPath.get(target);
      if (!column || !walk.isCellVisible(table, column, row)) return [];
      const path = `/${table.field.key}/${index}/${column.field.key}`;
      return [{ code: "validation_failed", path, params: {}, message }];
    });
  });
}

function fails({ when, assertion }: PreparedValidation, view: RecordView): boolean {
  const asked = view.condition();
  return when(asked) === "TRUE" && assertion(asked) === "FALSE";
}
