import { type FxType, listOf, typeId } from "./types";

const MAGNITUDES: readonly FxType[] = ["number", "duration", "date", "datetime", "time"];
const TEXTUAL: readonly FxType[] = ["text", "option", "user", "department", "file"];

/** A number or a span of time, which is one where nothing says: the type variable of sums. */
export const QUANTITY = "Q";

export function isScalar(type: FxType): boolean {
  return listOf(type) === undefined;
}

/** Types that have a "less than" other than text. */
export function isMagnitude(type: FxType): boolean {
  return MAGNITUDES.includes(type);
}

/** Dates, date-times and times of day: blank ones stay blank in arithmetic. */
export function isPoint(type: FxType): boolean {
  return type === "date" || type === "datetime" || type === "time";
}

/** Text and what is a text at run time: options, people, departments, links and files by their key. */
export function isTextual(type: FxType): boolean {
  return TEXTUAL.includes(type) || (typeof type === "object" && "ref" in type);
}

/** The type both fit into: equal types, anything with blank, text with a textual type, lists element by element. */
export function commonType(left: FxType, right: FxType): FxType | undefined {
  if (typeId(left) === typeId(right) || right === "blank") return left;
  if (left === "blank") return right;
  if ((left === "text" && isTextual(right)) || (right === "text" && isTextual(left))) return "text";

  const leftElement = listOf(left);
  const rightElement = listOf(right);
  if (!leftElement || !rightElement) return undefined;
  const element = commonType(leftElement, rightElement);
  return element && { list: element };
}

/** Before the type of an argument that is evaluated for every row. */
export const OF_ROW = "row:";

function plainType(expected: string): string {
  return expected.startsWith(OF_ROW) ? expected.slice(OF_ROW.length) : expected;
}

/** Whether an argument of a type may stand where the catalogue says `expected`. */
export function fits(type: FxType, expected: string): boolean {
  return plainType(expected)
    .split("|")
    .some((alternative) => fitsOne(type, alternative));
}

function fitsOne(type: FxType, expected: string): boolean {
  const element = listOf(type);
  if (expected.endsWith("*")) return fitsOne(innermost(type), expected.slice(0, -1));
  if (expected.endsWith("[]")) return element !== undefined && fitsOne(element, expected.slice(0, -2));
  if (type === "blank" || expected === "T") return true;
  if (element) return false;
  if (expected === "any" || expected === "S") return true;
  if (expected === "M") return isMagnitude(type);
  if (expected === QUANTITY) return type === "number" || type === "duration";
  if (expected === "P") return type === "date" || type === "datetime";
  return expected === "text" ? isTextual(type) : type === expected;
}

/** The type variable a parameter binds, such as `M` for `M*` and `M[]`: T is any type, S any but a list, P a calendar point, Q a quantity. */
export function typeVariable(expected: string): string | undefined {
  const name = plainType(expected).replace(/(\*|\[\])$/, "");
  return ["T", "S", "M", "P", QUANTITY].includes(name) ? name : undefined;
}

/** What a list holds, however deep: rows of a sub-table each may hold a list of their own. */
export function innermost(type: FxType): FxType {
  const element = listOf(type);
  return element ? innermost(element) : type;
}

/** What an argument gives to the type variable of a parameter. */
export function givenTo(type: FxType, expected: string): FxType {
  if (expected.endsWith("*")) return innermost(type);
  return (expected.endsWith("[]") && listOf(type)) || type;
}
