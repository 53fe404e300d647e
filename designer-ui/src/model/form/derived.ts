import { textProp } from "../fields.ts";
import type { Field } from "../form-shape.ts";
import type { Json } from "../json.ts";
import type { ValueType } from "./kinds.ts";
import { isBlankValue } from "./values.ts";

/** A field that shows a field of the record that a link beside it points to. */
export interface Lookup {
  readonly via: string;
  readonly field: string;
}

/** What a lookup shows: of a published form as the server tells it, of a document as it stands there. */
export function lookupOf(field: Field): Lookup | undefined {
  const { source, type } = field;
  if (source?.kind === "lookup") return { via: source.via ?? "", field: source.field ?? "" };
  if (type !== "lookup") return undefined;
  return { via: textProp(field, "via") ?? "", field: textProp(field, "field") ?? "" };
}

export const isRollup = ({ source, type }: Field): boolean => source?.kind === "rollup" || type === "rollup";

/** Whether nothing in all is zero: what counts and what adds up. */
export function isZeroOverNothing(field: Field): boolean {
  const reckoned = field.source?.function ?? textProp(field, "function") ?? "count";
  return reckoned === "count" || reckoned === "countDistinct" || reckoned === "sum";
}

/** The values of linked records as one, in their order and each once; texts are joined. */
export function together(values: readonly Json[], type: ValueType): Json {
  const distinct = new Set(
    values
      .flatMap((value) => (Array.isArray(value) ? value : [value]))
      .filter((value) => !isBlankValue(value))
      .map(String),
  );
  if (distinct.size === 0) return null;
  return type === "TEXT" ? [...distinct].join("、") : [...distinct];
}
