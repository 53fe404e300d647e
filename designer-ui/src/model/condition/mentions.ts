import type { Json, JsonObject } from "../json.ts";

/** A fixed value that something says of a field, as it is written. */
export interface Mention {
  readonly path: string;
  readonly value: string;
}

const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === "object" && json !== null && !Array.isArray(json);

/** Texts that conditions compare fields with and that actions put into them, wherever they stand in a document. */
export function mentionsIn(json: Json | undefined): readonly Mention[] {
  if (Array.isArray(json)) return json.flatMap((each) => mentionsIn(each as Json));
  if (!isObject(json)) return [];
  const table = json["rows"];
  if (typeof table === "string") {
    return mentionsIn(json["where"]).map((mention) => ({ ...mention, path: `${table}.${mention.path}` }));
  }
  const named = json["field"] ?? (json["targets"] as readonly Json[] | undefined)?.[0];
  const own = typeof named === "string" ? textsIn(json["value"]).map((value) => ({ path: named, value })) : [];
  return [...own, ...Object.values(json).flatMap((inner) => mentionsIn(inner))];
}

/** A text or several; what is reckoned or looked up when it is asked is none. */
export function textsIn(value: Json | undefined): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];
}
