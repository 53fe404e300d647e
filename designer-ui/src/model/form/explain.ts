import type { RuleAct } from "../form-shape.ts";
import { isError } from "../formula/errors.ts";
import { evaluateFormula } from "../formula/formula.ts";
import type { RecordValues } from "../record.ts";
import { actingInRows, actingOn, type PreparedField, type PreparedRule, parentOf, preparedAt } from "./prepared.ts";
import { rowsIn } from "./rows.ts";
import { isBlankValue } from "./values.ts";
import type { Walk } from "./walk.ts";

/** Why a field is hidden, cannot be written, must be filled in, or is empty. */
export type Reason =
  /** The reader may not see it, or may only read it. */
  | { readonly why: "right"; readonly right: "hidden" | "masked" | "read" }
  /** A rule does it. */
  | { readonly why: "hide" | "readonly" | "require"; readonly rule: string }
  /** It is shown only by rules, and none of these holds. */
  | { readonly why: "notShown"; readonly rules: readonly string[] }
  /** What it stands in is hidden. */
  | { readonly why: "inside"; readonly container: string }
  /** Rules leave only some of its options. */
  | { readonly why: "options"; readonly rule: string }
  | { readonly why: "computed" | "automatic" | "cleared" | "required" }
  /** Its formula has no result, such as `#DIV/0`. */
  | { readonly why: "error"; readonly error: string }
  /** Its formula reads fields that are empty. */
  | { readonly why: "reads"; readonly fields: readonly string[] };

/** Why a field, a section or a column is as it is, or some cells of a column. */
export interface Explained {
  readonly path: string;
  /** Rows of the sub-table, counted from one; absent where all of it is meant. */
  readonly rows?: readonly number[];
  readonly reasons: readonly Reason[];
}

/** Everything in a form that is other than visible, writable, optional and filled in, in the order of its fields. */
export function explainAll(walk: Walk): readonly Explained[] {
  const sections = [...walk.form.containers.keys()].map((path) => ({ path, reasons: ofRules(walk, path) }));
  const fields = walk.form.fields.flatMap((field) => [
    { path: field.path, reasons: explain(walk, field.path) },
    ...inTable(walk, field),
  ]);
  return [...sections, ...fields].filter(({ reasons }) => reasons.length > 0);
}

/** Columns and cells of a table that is seen; what holds for all of it is said once. */
function inTable(walk: Walk, table: PreparedField): readonly Explained[] {
  const around = walk.surroundings.right(table.path);
  if (!walk.isVisible(table.path) || around === "hidden") return [];
  const own = (reason: Reason) => reason.why !== "right" || reason.right !== around;
  return table.columns.flatMap((column) => [
    { path: column.path, reasons: explain(walk, column.path).filter(own) },
    ...inRows(walk, table, column),
  ]);
}

/** Rows of which the same is true are named together. */
function inRows(walk: Walk, table: PreparedField, column: PreparedField): readonly Explained[] {
  const found = new Map<string, { path: string; rows: number[]; reasons: readonly Reason[] }>();
  if (!walk.isVisible(column.path) || walk.surroundings.right(column.path) === "hidden") return [];
  for (const [index, row] of rowsIn(walk.data, table.field.key).entries()) {
    const reasons = explainCell(walk, table, column, row);
    const name = JSON.stringify(reasons);
    const same = found.get(name);
    if (same) same.rows.push(index + 1);
    else if (reasons.length > 0) found.set(name, { path: column.path, rows: [index + 1], reasons });
  }
  return [...found.values()];
}

const rulesOf = (acting: readonly { readonly rule: PreparedRule }[]): readonly PreparedRule[] => [
  ...new Set(acting.map(({ rule }) => rule)),
];

/** Everything that makes a field other than visible, writable and optional, in the order in which people ask. */
export function explain(walk: Walk, path: string): readonly Reason[] {
  const right = walk.surroundings.right(path);
  const parent = parentOf(walk.form, path);
  return [
    ...(right === "write" ? [] : [{ why: "right", right } as const]),
    ...(parent === null || walk.isVisible(parent) ? [] : [{ why: "inside", container: parent } as const]),
    ...ofRules(walk, path),
    ...ofValue(walk, path),
  ];
}

/** What rules do to a field, a column or a section. */
function ofRules(walk: Walk, path: string): readonly Reason[] {
  const acting = (act: RuleAct) => rulesOf(actingOn(walk.form, act, path));
  return reasonsOf(acting, (rule) => walk.matches(rule));
}

function reasonsOf(
  acting: (act: RuleAct) => readonly PreparedRule[],
  matches: (rule: PreparedRule) => boolean,
): readonly Reason[] {
  const matching = (act: RuleAct) => acting(act).filter(matches);
  const showing = acting("show");
  const shown = showing.length === 0 || matching("show").length > 0;
  return [
    ...matching("hide").map(({ key }) => ({ why: "hide", rule: key }) as const),
    ...(shown ? [] : [{ why: "notShown", rules: showing.map(({ key }) => key) } as const]),
    ...matching("readonly").map(({ key }) => ({ why: "readonly", rule: key }) as const),
    ...matching("require").map(({ key }) => ({ why: "require", rule: key }) as const),
    ...matching("options").map(({ key }) => ({ why: "options", rule: key }) as const),
  ];
}

function ofValue(walk: Walk, path: string): readonly Reason[] {
  const prepared = preparedAt(walk.form, path);
  if (!prepared) return [];
  const { field, compute, writable } = prepared;
  const reasons: Reason[] = [];
  if (field.compute !== undefined) reasons.push({ why: "computed" });
  else if (!writable) reasons.push({ why: "automatic" });
  if (field.required === true) reasons.push({ why: "required" });
  if (path.includes(".")) return reasons;
  const error = walk.errors.get(path);
  if (error !== undefined) reasons.push({ why: "error", error });
  if (!isBlankValue(walk.data[field.key])) return reasons;
  if (prepared.hiding === "clear" && !walk.isVisible(path)) return [...reasons, { why: "cleared" }];
  const blank = [...(compute?.reads ?? [])].filter((read) => isBlankValue(walk.data[headOf(read)]));
  return blank.length === 0 ? reasons : [...reasons, { why: "reads", fields: blank }];
}

const headOf = (path: string): string => path.split(".")[0] ?? "";

/** What is so in one row and need not be in the next. */
function explainCell(walk: Walk, table: PreparedField, column: PreparedField, row: RecordValues): readonly Reason[] {
  const inside = walk.now.inRow(table.field, row);
  const asked = inside.condition();
  const acting = (act: RuleAct) => rulesOf(actingInRows(walk.form, act, column.path));
  const reasons = reasonsOf(acting, (rule) => rule.when(asked) === "TRUE");
  if (!isBlankValue(row[column.field.key])) return reasons;
  if (!walk.isCellVisible(table, column, row)) {
    return column.hiding === "clear" ? [...reasons, { why: "cleared" }] : reasons;
  }
  if (!column.compute) return reasons;
  const result = evaluateFormula(column.compute, inside.formula());
  if (isError(result)) return [...reasons, { why: "error", error: result.error }];
  const blank = column.compute.reads.flatMap((read) => {
    const key = headOf(read);
    const beside = table.columns.some(({ field }) => field.key === key);
    return isBlankValue(beside ? row[key] : walk.data[key]) ? [beside ? `${table.path}.${read}` : read] : [];
  });
  return blank.length === 0 ? reasons : [...reasons, { why: "reads", fields: blank }];
}
