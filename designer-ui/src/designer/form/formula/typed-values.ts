import { Decimal } from "decimal.js";
import { fromLocal } from "../../../model/condition/zone.ts";
import { isError } from "../../../model/formula/errors.ts";
import { parseNumber } from "../../../model/formula/number-text.ts";
import { type FxType, type FxValue, listOf, typeId } from "../../../model/formula/types.ts";
import { isList, toText } from "../../../model/formula/values.ts";

/** What somebody types to try a formula, as a value; a moment is one of the organisation's clock unless it says another. */
export function typedValue(text: string, type: FxType, zone: string): FxValue {
  const element = listOf(type);
  if (element)
    return text.trim() === "" ? [] : text.split(/[,，]/).map((part) => typedValue(part.trim(), element, zone));
  if (text.trim() === "") return null;
  if (type === "bool") return text === "TRUE";
  if (type === "number" || type === "duration") {
    const number = parseNumber(text);
    return number instanceof Decimal ? number : null;
  }
  return type === "datetime" ? momentIn(text.trim().replace(" ", "T"), zone) : text.trim();
}

const ZONED = /T.*(?:Z|[+-]\d{2}:?\d{2})$/;

function momentIn(written: string, zone: string): string | null {
  const clock = Date.parse(ZONED.test(written) ? written : `${written.includes("T") ? written : `${written}T00:00`}Z`);
  if (Number.isNaN(clock)) return null;
  return new Date(ZONED.test(written) ? clock : fromLocal(clock, zone)).toISOString();
}

/** The other way round. */
export function shownValue(value: FxValue, type: FxType, zone: string): string {
  if (isError(value)) return value.error;
  if (isList(value)) return value.map((element) => toText(element, listOf(type) ?? type, zone)).join("，");
  return typeId(type) === "bool" && value !== null ? (value === true ? "TRUE" : "FALSE") : toText(value, type, zone);
}
