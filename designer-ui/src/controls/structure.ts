import type { Json } from "../model/json.ts";

/** The parts of a value that is an object; none when it is something else. */
export const partsOf = (value: Json): Readonly<Record<string, Json>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Json>>) : {};

export const partOf = (value: Json, name: string): string => {
  const part = partsOf(value)[name];
  return typeof part === "string" ? part : "";
};

/** An object as people read it. */
export const structureText = (value: Json): string =>
  typeof value === "string" ? value : partOf(value, "text") || partOf(value, "code");
