import type { Json } from "../json";
import { Fx, plainText } from "./decimals";
import { isError } from "./errors";
import { type FxType, type FxValue, listOf } from "./types";
import { isList } from "./values";

/** A value as it travels: numbers as texts, everything else as it is. */
export function plainOf(value: FxValue): Json {
  if (value === null || isError(value)) return null;
  if (isList(value)) return value.map(plainOf);
  return typeof value === "string" || typeof value === "boolean" ? value : plainText(value);
}

/** What has travelled as {@link plainOf}, as the value of its type. */
export function valueFrom(json: Json, type: FxType): FxValue {
  const element = listOf(type);
  if (Array.isArray(json)) return json.map((each: Json) => valueFrom(each, element ?? type));
  if (typeof json === "string") return type === "number" || type === "duration" ? new Fx(json) : json;
  return typeof json === "boolean" ? json : null;
}
