import type { Json } from "../json.ts";

/** A condition, or whatever holds conditions, that calls its fields differently. */
export function renamedFields(json: Json, rename: (path: string) => string): Json {
  if (Array.isArray(json)) return json.map((each) => renamedFields(each as Json, rename));
  if (typeof json !== "object" || json === null) return json;
  // What some row is asked is asked by its columns, which are called so everywhere.
  if ("rows" in json) return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [
      name,
      name === "field" && typeof value === "string" ? rename(value) : renamedFields(value as Json, rename),
    ]),
  );
}
