import { Decimal } from "decimal.js";
import type { Arguments } from "./arguments";
import { isTextual } from "./assignability";
import { compareTexts, compareValues } from "./comparison";
import { LIMIT, REF } from "./errors";
import type { FxFunction } from "./function";
import type { FxValue } from "./types";
import { asBool, asString, isBlank, MAX_LIST } from "./values";

/** Lists as values: elements by place, without repetition, in order. */
export const LIST_FUNCTIONS: Readonly<Record<string, FxFunction>> = {
  INDEX: (args) => element(args.elements(0), args.whole(1)),
  FIRST: (args) => args.elements(0)[0] ?? null,
  LAST: (args) => args.elements(0).at(-1) ?? null,
  UNIQUE: distinct,
  UNION: distinct,
  FLATTEN: (args) => limited(args.spread()),
  COMPACT: (args) => limited(args.present()),
  SORT: sorted,
  HASANY: hasAny,
};

/** Counted from 1, or from -1 at the end. */
function element(elements: readonly FxValue[], place: number): FxValue {
  const at = place < 0 ? elements.length + place : place - 1;
  const found = elements[at];
  return found === undefined ? REF : found;
}

function distinct(args: Arguments): FxValue {
  const found = new Map<FxValue, FxValue>();
  for (const value of args.present()) {
    if (!found.has(identity(value))) found.set(identity(value), value);
  }
  return limited([...found.values()]);
}

function hasAny(args: Arguments): FxValue {
  const wanted = new Set(present(args.elements(1)).map(identity));
  return present(args.elements(0)).some((value) => wanted.has(identity(value)));
}

/** Blanks last, whichever way the others go. */
function sorted(args: Arguments): FxValue {
  const elements = args.elements(0);
  const order = isTextual(args.elementType(0)) ? byText : byMagnitude;
  const direction = asBool(args.value(1)) ? -1 : 1;
  const values = present(elements).sort((a, b) => order(a, b) * direction);
  return [...values, ...Array.from({ length: elements.length - values.length }, () => null)];
}

function byText(a: FxValue, b: FxValue): number {
  return compareTexts(asString(a), asString(b));
}

function byMagnitude(a: FxValue, b: FxValue): number {
  return typeof a === "boolean" ? Number(a) - Number(b) : compareValues(a, b);
}

function present(elements: readonly FxValue[]): FxValue[] {
  return elements.filter((value) => !isBlank(value));
}

function limited(elements: readonly FxValue[]): FxValue {
  return elements.length > MAX_LIST ? LIMIT : elements;
}

/** Equal for values that `=` holds equal; within a list all values have one type. */
function identity(value: FxValue): FxValue {
  if (value instanceof Decimal) return value.isZero() ? "0" : value.toFixed();
  return typeof value === "string" ? value.normalize("NFC") : value;
}
