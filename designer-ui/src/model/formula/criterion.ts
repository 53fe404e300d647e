import { Decimal } from "decimal.js";
import { isMagnitude, isTextual } from "./assignability";
import { equal, orderingHolds } from "./comparison";
import { dateOf, dayOf, epochDay } from "./moments";
import { parseNumber } from "./number-text";
import { type FxType, type FxValue, typeId } from "./types";
import { asString, isBlank } from "./values";
import { matchesWildcards } from "./wildcards";

const OPERATORS = ["<>", "<=", ">=", "<", ">", "="] as const;

/**
 * What SUMIF and its kin look for: a value, or a text such as `>=10`, `<>完成` or `张*` as spreadsheets write it.
 *
 * @returns whether an element of a type meets the criterion
 */
export function criterionOf(
  value: FxValue,
  type: FxType,
  zone: string,
): (element: FxValue, elementType: FxType) => boolean {
  if (typeof value !== "string" || !isTextual(type)) {
    return (element, elementType) =>
      isSameKind(value, type, elementType) &&
      // A blank is none of the zeros that are looked for, as in spreadsheets.
      !(element === null && value instanceof Decimal) &&
      equal(day(element, elementType, zone), kind(elementType), day(value, type, zone), kind(type));
  }
  const written = OPERATORS.find((symbol) => value.startsWith(symbol));
  const op = written ?? "=";
  const text = value.slice(written?.length ?? 0);
  return (element, elementType) => {
    if (op === "=" || op === "<>") return meets(element, elementType, text, zone) === (op === "=");
    if (isTextual(elementType)) return orderingHolds(op, asString(element), text, "text");
    const wanted = read(text, elementType);
    if (wanted === null || element === null || !isMagnitude(elementType)) return false;
    return orderingHolds(op, day(element, elementType, zone), wanted, kind(elementType));
  };
}

function meets(element: FxValue, type: FxType, text: string, zone: string): boolean {
  if (text === "") return isBlank(element);
  if (isTextual(type)) return matchesWildcards(asString(element).normalize("NFC"), text.normalize("NFC"));
  const wanted = read(text, type);
  if (wanted === null || element === null) return false;
  return equal(day(element, type, zone), kind(type), wanted, kind(type));
}

function isSameKind(value: FxValue, type: FxType, elementType: FxType): boolean {
  return (
    value === null || typeId(kind(elementType)) === typeId(kind(type)) || (isTextual(elementType) && isTextual(type))
  );
}

/** The operand as the elements are; null when it cannot be read as one. */
function read(text: string, type: FxType): FxValue {
  if (type === "number" || type === "duration") {
    const number = parseNumber(text);
    return number instanceof Decimal ? number : null;
  }
  if (type === "bool") {
    const upper = text.toUpperCase();
    return upper === "TRUE" ? true : upper === "FALSE" ? false : null;
  }
  return kind(type) === "date" ? readDate(text) : null;
}

/** `2026-01-05`, `2026/1/5`, `2026.1.5` or `2026年1月5日`. */
const DATE = /^(?:([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})|([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日)$/;

function readDate(text: string): string | null {
  const [, year, , month, day, otherYear, otherMonth, otherDay] = DATE.exec(text) ?? [];
  const two = (digits = "") => digits.padStart(2, "0");
  const date = `${year ?? otherYear}-${two(month ?? otherMonth)}-${two(day ?? otherDay)}`;
  const at = epochDay(date);
  return Number.isNaN(at) || dateOf(at) !== date ? null : date;
}

/** Instants are looked for by their day. */
function day(value: FxValue, type: FxType, zone: string): FxValue {
  return type === "datetime" && typeof value === "string" ? dayOf(value, zone) : value;
}

function kind(type: FxType): FxType {
  return type === "datetime" ? "date" : type;
}
