import { Decimal } from "decimal.js";
import { isPoint, isTextual } from "./assignability";
import type { FxType, FxValue } from "./types";
import { asBool, asNumber, asString, isBlank } from "./values";

/**
 * A blank number or duration is zero, a blank text is empty, a blank truth is FALSE; a blank date or time equals only another
 * blank. Against `BLANK()` itself the question is whether the other is blank.
 */
export function equal(left: FxValue, leftType: FxType, right: FxValue, rightType: FxType): boolean {
  if (leftType === "blank" || rightType === "blank") return isBlank(left) && isBlank(right);
  if (leftType === "number" || leftType === "duration") return asNumber(left).eq(asNumber(right));
  if (leftType === "bool") return asBool(left) === asBool(right);
  return isTextual(leftType) ? sameText(asString(left), asString(right)) : left === right;
}

/** Texts are the same when they look the same: compared after canonical composition. */
export function sameText(left: string, right: string): boolean {
  return left.normalize("NFC") === right.normalize("NFC");
}

/** Ordering by `op`; a blank date or time stands in no order, except that two blanks are equal. */
export function orderingHolds(op: "<" | "<=" | ">" | ">=", left: FxValue, right: FxValue, type: FxType): boolean {
  if (isPoint(type) && (left === null || right === null)) return left === right && (op === "<=" || op === ">=");
  const order = type === "text" ? compareTexts(asString(left), asString(right)) : compareValues(left, right);
  switch (op) {
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
  }
}

/** Of two numbers, durations, dates, instants or times of day; the latter three order as they are written. */
export function compareValues(left: FxValue, right: FxValue): number {
  if (typeof left === "string" && typeof right === "string") return left < right ? -1 : left > right ? 1 : 0;
  return left instanceof Decimal || right instanceof Decimal ? asNumber(left).cmp(asNumber(right)) : 0;
}

/** By code point, as the database's `COLLATE "C"`; JavaScript's own order puts astral characters too early. */
export function compareTexts(left: string, right: string): number {
  const a = Array.from(left.normalize("NFC"));
  const b = Array.from(right.normalize("NFC"));
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i]?.codePointAt(0) ?? 0) - (b[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
