import type { Json, JsonObject } from "../json.ts";
import { freeKey } from "./keys.ts";

type Items = readonly JsonObject[];

const itemsOf = (menu: JsonObject): Items => (Array.isArray(menu["items"]) ? (menu["items"] as unknown as Items) : []);

function leadsTo(items: Items, pkg: string, form: string): boolean {
  return items.some(
    (item) => item["form"] === form || item["form"] === `${pkg}.${form}` || leadsTo(itemsOf(item), pkg, form),
  );
}

/** The menu with an entry for a form at the end; null when one leads there already. */
export function menuWithForm(
  menu: JsonObject,
  pkg: string,
  form: { readonly key: string; readonly icon?: string },
): JsonObject | null {
  const items = itemsOf(menu);
  if (leadsTo(items, pkg, form.key)) return null;
  const key = freeKey(form.key, new Set(items.map((item) => String(item["key"]))));
  const entry: JsonObject = { key, form: form.key, ...(form.icon === undefined ? {} : { icon: form.icon }) };
  return { ...menu, items: [...items, entry] as unknown as Json };
}
