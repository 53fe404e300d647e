import { optionsOf } from "../fields.ts";
import { actingOn, type PreparedField, type PreparedForm, type PreparedRule } from "./prepared.ts";

/** Who knows which rules match. */
interface Asked {
  readonly form: PreparedForm;
  matches(rule: PreparedRule): boolean;
}

/** The keys that rules leave to be chosen, in the order of the options; null when they leave all. */
export function optionsLeft(asked: Asked, { path, field }: PreparedField): readonly string[] | null {
  let left: readonly string[] | null = null;
  for (const { rule, action } of actingOn(asked.form, "options", path)) {
    if (!asked.matches(rule)) continue;
    left = (left ?? optionsOf(field).map(({ key }) => key)).filter((key) => action.options.includes(key));
  }
  return left;
}
