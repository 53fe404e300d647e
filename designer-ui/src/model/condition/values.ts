import { Decimal } from "decimal.js";
import { type FxType, type FxValue, listOf } from "../formula/types";
import { or, truthOf } from "./truth";
import type { Truth } from "./types";

/** Values of one type, compared as SQL does: a blank makes the answer unknown. */
export function equal(one: FxValue, other: FxValue, type: FxType): Truth {
  return one === null || other === null ? "UNKNOWN" : truthOf(order(one, other, type) === 0);
}

export function ordered(one: FxValue, other: FxValue, type: FxType, holds: (order: number) => boolean): Truth {
  return one === null || other === null ? "UNKNOWN" : truthOf(holds(order(one, other, type)));
}

export function among(value: FxValue, list: FxValue, type: FxType): Truth {
  if (value === null || !isList(list)) {
    return "UNKNOWN";
  }
  return list.reduce<Truth>((answer, candidate) => or(answer, equal(value, candidate, type)), "FALSE");
}

export function holds(list: readonly FxValue[], value: FxValue, type: FxType): boolean {
  return value !== null && list.some((element) => equal(element, value, type) === "TRUE");
}

/** Whether nothing changed between two images of a value, where blank is a value like any other. */
export function isSame(one: FxValue, other: FxValue, type: FxType): boolean {
  if (isList(one) && isList(other)) {
    const element = listOf(type) ?? type;
    return one.length === other.length && one.every((value, index) => isSame(value, other[index] ?? null, element));
  }
  if (one === null || other === null) {
    return one === other;
  }
  return !isList(one) && !isList(other) && order(one, other, type) === 0;
}

export function isEmpty(value: FxValue): boolean {
  return value === null || value === "" || (isList(value) && value.length === 0);
}

export function isList(value: FxValue): value is readonly FxValue[] {
  return Array.isArray(value);
}

function order(one: FxValue, other: FxValue, type: FxType): number {
  if (Decimal.isDecimal(one) && Decimal.isDecimal(other)) {
    return one.comparedTo(other);
  }
  if (type === "datetime" && typeof one === "string" && typeof other === "string") {
    return Date.parse(one) - Date.parse(other);
  }
  if (one === other) {
    return 0;
  }
  return String(one) < String(other) ? -1 : 1;
}
