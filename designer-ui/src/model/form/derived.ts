import { Decimal } from "decimal.js";
import { textProp } from "../fields.ts";
import type { Field } from "../form-shape.ts";
import type { Json } from "../json.ts";
import { kindOf, scaleOf, type ValueType } from "./kinds.ts";
import { canonical, isBlankValue } from "./values.ts";

/** A field that shows a field of the record that a link beside it points to. */
export interface Lookup {
  readonly via: string;
  readonly field: string;
  /** What becomes of the values of many linked records. */
  readonly function: string | undefined;
}

/** What a lookup shows: of a published form as the server tells it, of a document as it stands there. */
export function lookupOf(field: Field): Lookup | undefined {
  const { source, type } = field;
  if (source?.kind === "lookup") return { via: source.via ?? "", field: source.field ?? "", function: source.function };
  if (kindOf(type).source !== "lookup") return undefined;
  const [via = "", key = ""] = [textProp(field, "via"), textProp(field, "field")];
  return { via, field: key, function: textProp(field, "function") };
}

export const isRollup = ({ source, type }: Field): boolean => (source?.kind ?? kindOf(type).source) === "rollup";

/** Whether nothing in all is zero: what counts and what adds up. */
export function isZeroOverNothing(field: Field): boolean {
  const reckoned = field.source?.function ?? textProp(field, "function") ?? "count";
  return reckoned === "count" || reckoned === "countDistinct" || reckoned === "sum";
}

/** Numbers, or days and moments, of linked records as one; each counts, also when another is the same. */
export function reckoned(values: readonly Json[], how: string, field: Field): Json {
  const texts = values.filter((value) => !isBlankValue(value)).map(String);
  if (texts.length === 0) return null;
  if (!texts.every((text) => /^-?\d+(\.\d+)?$/.test(text))) {
    return texts.toSorted().at(how === "min" ? 0 : -1) ?? null;
  }
  const numbers = texts.map((text) => new Decimal(text));
  const sum = numbers.reduce((all, one) => all.plus(one), new Decimal(0));
  const results: Readonly<Record<string, () => Decimal>> = {
    avg: () => sum.dividedBy(numbers.length),
    min: () => Decimal.min(...numbers),
    max: () => Decimal.max(...numbers),
  };
  return canonical((results[how] ?? (() => sum))(), scaleOf(field)) ?? null;
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
