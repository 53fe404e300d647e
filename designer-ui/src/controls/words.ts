import type { Json } from "../model/json.ts";

export const asText = (value: Json): string => (typeof value === "string" ? value : "");

export const asList = (value: Json): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];

/** Plain text is its own reading. */
export const plainText = (value: Json): string =>
  value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
