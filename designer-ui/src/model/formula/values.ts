import { Decimal } from "decimal.js";
import { isTextual } from "./assignability";
import { Fx, inRange, plainText, ZERO } from "./decimals";
import { isError, LIMIT, REF } from "./errors";
import { instantAt, localText } from "./moments";
import { type FxType, type FxValue, listOf } from "./types";

/** In UTF-16 units, which both twins count alike. */
export const MAX_TEXT = 65_536;
export const MAX_LIST = 10_000;

/** In arithmetic a blank number is zero. */
export function asNumber(value: FxValue | undefined): Decimal {
  return value instanceof Decimal ? value : ZERO;
}

export function asBool(value: FxValue | undefined): boolean {
  return value === true;
}

export function asString(value: FxValue | undefined): string {
  return typeof value === "string" ? value : "";
}

export function isList(value: FxValue | undefined): value is readonly FxValue[] {
  return Array.isArray(value);
}

export function isBlank(value: FxValue | undefined): boolean {
  return value === null || value === undefined || value === "" || (isList(value) && value.length === 0);
}

/** The text, or the error when it is longer than an evaluation may make it. */
export function limitedText(text: string): FxValue {
  return text.length > MAX_TEXT ? LIMIT : text;
}

/** Numbers without trailing zeros, TRUE and FALSE, ISO dates, date-times in the application's zone. */
export function toText(value: FxValue | undefined, type: FxType, zone: string): string {
  if (value instanceof Decimal) return plainText(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value !== "string") return "";
  return type === "datetime" ? localText(value, zone) : value;
}

/** A field's value in the shape of its type: exact numbers rounded, instants to milliseconds; anything else is an error. */
export function conform(value: FxValue, type: FxType): FxValue {
  if (value === null || isError(value)) return value;
  const element = listOf(type);
  if (element) return isList(value) ? conformList(value, element) : REF;
  if (type === "number" || type === "duration") return conformNumber(value);
  if (type === "bool") return typeof value === "boolean" ? value : REF;
  if (typeof value !== "string") return REF;
  if (isTextual(type)) return limitedText(value);
  if (type === "date") return /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value) ? value : REF;
  if (type === "time") return /^[0-9]{2}:[0-9]{2}/.test(value) ? `${value}:00`.slice(0, 8) : REF;
  const ms = type === "datetime" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) ? REF : instantAt(ms);
}

/** A decimal, also as the text in which documents carry it. */
function conformNumber(value: FxValue): FxValue {
  if (value instanceof Decimal) return inRange(new Fx(value));
  if (typeof value !== "string" || !/^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,4})?$/.test(value)) return REF;
  return inRange(new Fx(value));
}

function conformList(elements: readonly FxValue[], type: FxType): FxValue {
  if (elements.length > MAX_LIST) return LIMIT;
  const conformed: FxValue[] = [];
  for (const element of elements) {
    const value = conform(element, type);
    if (isError(value)) return value;
    conformed.push(value);
  }
  return conformed;
}
