import type { RuleAct } from "../form-shape.ts";
import { actingOn, type PreparedRule, parentOf, preparedAt } from "./prepared.ts";
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
  | { readonly why: "computed" | "automatic" | "cleared" | "required" }
  /** Its formula has no result, such as `#DIV/0`. */
  | { readonly why: "error"; readonly error: string }
  /** Its formula reads fields that are empty. */
  | { readonly why: "reads"; readonly fields: readonly string[] };

const ruling = (walk: Walk, act: RuleAct, path: string): readonly PreparedRule[] => [
  ...new Set(actingOn(walk.form, act, path).map(({ rule }) => rule)),
];

/** Everything that makes a field other than visible, writable and optional, in the order in which people ask. */
export function explain(walk: Walk, path: string): readonly Reason[] {
  const right = walk.surroundings.right(path);
  const matching = (act: RuleAct) => ruling(walk, act, path).filter((rule) => walk.matches(rule));
  const reasons: Reason[] = [];
  if (right !== "write") reasons.push({ why: "right", right });
  const parent = parentOf(walk.form, path);
  if (parent !== null && !walk.isVisible(parent)) reasons.push({ why: "inside", container: parent });
  for (const { key } of matching("hide")) reasons.push({ why: "hide", rule: key });
  const showing = ruling(walk, "show", path);
  if (showing.length > 0 && matching("show").length === 0) {
    reasons.push({ why: "notShown", rules: showing.map(({ key }) => key) });
  }
  for (const { key } of matching("readonly")) reasons.push({ why: "readonly", rule: key });
  for (const { key } of matching("require")) reasons.push({ why: "require", rule: key });
  return [...reasons, ...ofValue(walk, path)];
}

function ofValue(walk: Walk, path: string): readonly Reason[] {
  const prepared = preparedAt(walk.form, path);
  if (!prepared) return [];
  const { field, compute, writable } = prepared;
  const reasons: Reason[] = [];
  if (field.compute !== undefined) reasons.push({ why: "computed" });
  else if (!writable) reasons.push({ why: "automatic" });
  if (field.required === true) reasons.push({ why: "required" });
  const error = walk.errors.get(path);
  if (error !== undefined) reasons.push({ why: "error", error });
  if (path.includes(".") || !isBlankValue(walk.data[field.key])) return reasons;
  if (prepared.hiding === "clear" && !walk.isVisible(path)) return [...reasons, { why: "cleared" }];
  const blank = [...(compute?.reads ?? [])].filter((read) => isBlankValue(walk.data[read.split(".")[0] ?? ""]));
  return blank.length === 0 ? reasons : [...reasons, { why: "reads", fields: blank }];
}
