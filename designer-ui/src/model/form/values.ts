import { Decimal } from "decimal.js";
import { fit } from "../condition/literals.ts";
import type { Field } from "../form-shape.ts";
import { isError } from "../formula/errors.ts";
import type { FxType, FxValue } from "../formula/types.ts";
import type { Json } from "../json.ts";
import { scaleOf, type ValueType, valueTypeOf } from "./kinds.ts";

/** Digits before the point that a number may have. */
const MOST_DIGITS = 20;

export function isBlankValue(value: Json | undefined): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** JSON of a record → value of the formula language. */
export function readValue(json: Json | undefined, type: ValueType): FxValue {
  if (json === undefined || json === null) return null;
  if (type === "NUMBER") {
    const text = String(json);
    return /^-?\d+(\.\d+)?$/.test(text) ? new Decimal(text) : null;
  }
  if (type === "BOOLEAN") return json === true;
  if (type === "SUBTABLE") return rowIds(json);
  if (type === "FILES") return Array.isArray(json) ? json.map((file) => textIn(file, "id") ?? "") : [];
  if (type === "STRUCTURE") return textIn(json, "code");
  if (Array.isArray(json)) return json.map(String);
  return typeof json === "string" ? json : String(json);
}

/** A text in an object; null when it is not there. */
function textIn(json: Json, name: string): string | null {
  const value = typeof json === "object" && json !== null ? (json as Readonly<Record<string, Json>>)[name] : null;
  return typeof value === "string" ? value : null;
}

function rowIds(rows: Json): FxValue {
  return Array.isArray(rows) ? rows.map((row) => String((row as { readonly _id?: Json })["_id"] ?? "")) : [];
}

/** Whether a formula of a type may fill a field. */
export function fitsField(type: FxType, field: Field): boolean {
  if (type === "blank") return true;
  switch (valueTypeOf(field.type)) {
    case "NUMBER":
      return type === "number" || type === "duration";
    case "TEXT":
    case "LONG_TEXT":
    case "OPTION":
      return type === "text" || type === "option";
    case "BOOLEAN":
      return type === "bool";
    case "DATE":
    case "DATETIME":
      return type === "date" || type === "datetime";
    case "USER":
      return type === "user";
    case "TIME":
      return type === "time";
    case "DEPARTMENT":
      return type === "department";
    case "DEPARTMENTS":
      return typeof type === "object" && "list" in type && type.list === "department";
    case "LINK":
      return typeof type === "object" && "ref" in type;
    case "OPTIONS":
      return typeof type === "object" && "list" in type && type.list === "option";
    case "USERS":
      return typeof type === "object" && "list" in type && type.list === "user";
    case "LINKS":
    case "FILES":
    case "STRUCTURE":
    case "SUBTABLE":
      return false;
  }
}

/** Value of the formula language → JSON of a record: null when blank, undefined when the field cannot hold it. */
export function writeValue(value: FxValue, field: Field, zone: string): Json | undefined {
  if (value === null || value === "" || isError(value)) return null;
  switch (valueTypeOf(field.type)) {
    case "NUMBER":
      return Decimal.isDecimal(value) ? canonical(value as Decimal, scaleOf(field)) : undefined;
    case "BOOLEAN":
      return typeof value === "boolean" ? value : undefined;
    case "DATE":
      return fit(value, "date", zone) as Json;
    case "DATETIME":
      return fit(value, "datetime", zone) as Json;
    case "OPTIONS":
    case "USERS":
    case "DEPARTMENTS":
      return Array.isArray(value) ? [...new Set(value.filter((one) => one !== null).map(String))] : undefined;
    case "LINKS":
    case "FILES":
    case "STRUCTURE":
    case "SUBTABLE":
      return undefined;
    default:
      return String(value);
  }
}

/** Rounded half up and written without superfluous zeros; undefined when it is too large. */
export function canonical(number: Decimal, scale: number): string | undefined {
  const rounded = number.toDecimalPlaces(scale, Decimal.ROUND_HALF_UP);
  if (rounded.isZero()) return "0";
  const text = rounded.toFixed();
  const whole = text.replace("-", "").split(".")[0] ?? "";
  return whole.length > MOST_DIGITS ? undefined : text;
}
