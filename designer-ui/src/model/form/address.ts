import type { Json } from "../json.ts";
import type { RecordValues } from "../record.ts";

/** Where a button may lead: the web, mail, telephone, or a page of this product. */
export const ADDRESS = /^(?:https?:\/\/|mailto:|tel:|\/(?![/\\]))/;

/** `{field}` is the value of a field; everything else of the address stays as it is written. Null when it leads where none may. */
export function addressIn(url: string, data: RecordValues): string | null {
  if (!ADDRESS.test(url)) return null;
  return url.replace(/\{([a-z][a-z0-9_]*)\}/g, (_whole, key: string) => encodeURIComponent(textIn(data[key] ?? null)));
}

function textIn(value: Json): string {
  if (value === null) return "";
  if (Array.isArray(value)) return value.map((each) => textIn(each as Json)).join(",");
  if (typeof value !== "object") return String(value);
  return textIn((value as Readonly<Record<string, Json>>)["text"] ?? null);
}
