import { Decimal } from "decimal.js";
import type { FxType, FxValue } from "../formula/types";
import type { Literal } from "./types";
import { dateOf, dayAt, dayOf, startOfDay } from "./zone";

const decimalShape = /^-?\d{1,60}(\.\d{1,60})?$/;
const dateShape = /^\d{4}-\d{2}-\d{2}$/;
const instantShape = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})$/;
const timeShape = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;
const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const mostDigits = 60;

/**
 * The value of a literal as the type it is compared with; null when it is not one. An instant may also be a date, which
 * stays one until `fit` knows the zone.
 */
export function readLiteral(literal: Literal, type: FxType): FxValue {
  if (typeof type === "object") {
    return "ref" in type ? readId(literal) : null;
  }
  switch (type) {
    case "number":
    case "duration":
      return readNumber(literal);
    case "text":
    case "option":
      return typeof literal === "string" ? literal : null;
    case "user":
    case "department":
      return readId(literal);
    case "bool":
      return typeof literal === "boolean" ? literal : null;
    case "date":
      return readDate(literal);
    case "datetime":
      return readDate(literal) ?? readInstant(literal);
    case "time":
      return readTime(literal);
    case "file":
    case "blank":
      return null;
  }
}

/** A date where an instant is asked for becomes the start of its day, an instant becomes the date it has in the zone. */
export function fit(value: FxValue, target: FxType, zone: string): FxValue {
  if (typeof value !== "string") {
    return value;
  }
  if (target === "datetime" && dateShape.test(value)) {
    return new Date(startOfDay(dayOf(value), zone)).toISOString();
  }
  return target === "date" && !dateShape.test(value) ? dateOf(dayAt(Date.parse(value), zone)) : value;
}

/** Whether values of the two types may be compared at all. */
export function areComparable(one: FxType, other: FxType): boolean {
  const name = family(one);
  return name !== undefined && name === family(other);
}

function family(type: FxType): string | undefined {
  if (typeof type === "object") {
    return "ref" in type ? `ref:${type.ref}` : undefined;
  }
  switch (type) {
    case "option":
      return "text";
    case "datetime":
      return "date";
    case "duration":
      return "number";
    case "blank":
    case "file":
      return undefined;
    default:
      return type;
  }
}

function readNumber(literal: Literal): FxValue {
  if (typeof literal === "string") {
    return decimalShape.test(literal) ? new Decimal(literal) : null;
  }
  if (typeof literal !== "number" || !Number.isFinite(literal)) {
    return null;
  }
  const number = new Decimal(literal);
  return number.decimalPlaces() > mostDigits || number.e >= mostDigits ? null : number;
}

function readId(literal: Literal): string | null {
  return typeof literal === "string" && idShape.test(literal) ? literal.toLowerCase() : null;
}

function readDate(literal: Literal): string | null {
  if (typeof literal !== "string" || !dateShape.test(literal) || literal.startsWith("0000")) {
    return null;
  }
  const day = dayOf(literal);
  return Number.isNaN(day) || dateOf(day) !== literal ? null : literal;
}

function readInstant(literal: Literal): string | null {
  const match = typeof literal === "string" ? instantShape.exec(literal) : null;
  if (!match || readDate(match[1] ?? "") === null) {
    return null;
  }
  const [, date, minutes, seconds = "00", fraction = "", zone] = match;
  const moment = Date.parse(`${date}T${minutes}:${seconds}.${fraction.slice(0, 3).padEnd(3, "0")}${zone}`);
  return Number.isNaN(moment) || minutes?.startsWith("24") ? null : new Date(moment).toISOString();
}

function readTime(literal: Literal): string | null {
  if (typeof literal !== "string" || !timeShape.test(literal)) {
    return null;
  }
  return literal.length === 5 ? `${literal}:00` : literal;
}
