import { optionsOf } from "../fields.ts";
import type { Field } from "../form-shape.ts";
import type { FxType } from "../formula/types.ts";
import { valueTypeOf } from "./kinds.ts";

/** What can be asked of the value of a field besides the value itself: `files.name`, `files.count`, `stage.probability`. */
export type FieldAspect = "name" | "count" | "probability";

/** The aspects that a field has; the twin of the server's `FieldAspect`. */
export function aspectsOf(field: Field): readonly FieldAspect[] {
  if (valueTypeOf(field.type) === "FILES") return ["name", "count"];
  const isOfStages = field.type === "stage" && optionsOf(field).some(({ probability }) => probability !== undefined);
  return isOfStages ? ["probability"] : [];
}

/** The aspect that a path behind a field names; undefined when the field has none of that name. */
export function aspectAt(field: Field, further: readonly string[]): FieldAspect | undefined {
  return further.length === 1 ? aspectsOf(field).find((aspect) => aspect === further[0]) : undefined;
}

export const aspectType = (aspect: FieldAspect): FxType => (aspect === "name" ? { list: "text" } : "number");
