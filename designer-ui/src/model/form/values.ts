import { Decimal } from "decimal.js";
import { fit } from "../condition/literals.ts";
import type { Field } from "../form-shape.ts";
import { isError } from "../formula/errors.ts";
import type { FxType, FxValue } from "../formula/types.ts";
import type { Json } from "../json.ts";

/** What kind of value a control holds; the names of the server's `ValueType`. */
export type ValueType =
  | "TEXT"
  | "LONG_TEXT"
  | "NUMBER"
  | "BOOLEAN"
  | "DATE"
  | "DATETIME"
  | "OPTION"
  | "OPTIONS"
  | "USER"
  | "USERS"
  | "DEPARTMENT"
  | "LINK"
  | "LINKS"
  | "SUBTABLE";

const TYPES: Readonly<Record<string, ValueType>> = {
  text: "TEXT",
  textarea: "LONG_TEXT",
  number: "NUMBER",
  money: "NUMBER",
  percent: "NUMBER",
  date: "DATE",
  datetime: "DATETIME",
  select: "OPTION",
  multiselect: "OPTIONS",
  switch: "BOOLEAN",
  phone: "TEXT",
  email: "TEXT",
  url: "TEXT",
  link: "LINK",
  links: "LINKS",
  user: "USER",
  users: "USERS",
  department: "DEPARTMENT",
  serial: "TEXT",
  subtable: "SUBTABLE",
};

const SCALES: Readonly<Record<string, number>> = { number: 4, money: 2, percent: 4 };

/** Digits before the point that a number may have. */
const MOST_DIGITS = 20;

export const valueTypeOf = (control: string): ValueType => TYPES[control] ?? "TEXT";

/** Digits after the point that a field of numbers keeps. */
export function scaleOf(field: Field): number {
  const scale = field.props?.["scale"];
  return typeof scale === "number" ? scale : (SCALES[field.type] ?? 0);
}

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
  if (Array.isArray(json)) return json.map(String);
  return typeof json === "string" ? json : String(json);
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
    case "DEPARTMENT":
      return type === "department";
    case "LINK":
      return typeof type === "object" && "ref" in type;
    case "OPTIONS":
      return typeof type === "object" && "list" in type && type.list === "option";
    case "USERS":
      return typeof type === "object" && "list" in type && type.list === "user";
    case "LINKS":
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
      return Array.isArray(value) ? [...new Set(value.filter((one) => one !== null).map(String))] : undefined;
    case "LINKS":
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
