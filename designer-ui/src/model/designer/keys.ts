import type { LayoutNode } from "../form-shape.ts";
import type { LocalizedText } from "../localized-text.ts";
import type { FormDocument } from "./document.ts";

const SHAPE = /^[a-z][a-z0-9_]{0,49}$/;
const LONGEST = 40;

/** Names that every record has. */
export const RESERVED: ReadonlySet<string> = new Set([
  "id",
  "version",
  "created_at",
  "created_by",
  "updated_at",
  "updated_by",
  "owner_id",
  "dept_id",
  "flow_state",
  "form_version",
]);

export const isKey = (text: string): boolean => SHAPE.test(text) && !RESERVED.has(text);

/** A key made of the Latin letters of a title; empty when there are none. */
export function slugOf(title: LocalizedText): string {
  const texts = typeof title === "string" ? [title] : [title["en-US"] ?? "", ...Object.values(title)];
  for (const text of texts) {
    const slug = text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "_")
      .replace(/^[^a-z]+|_+$/g, "")
      .slice(0, LONGEST);
    if (isKey(slug)) return slug;
  }
  return "";
}

/** `wanted`, or `wanted_2`, `wanted_3` … when it is taken. */
export function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  if (isKey(wanted) && !taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) {
    const key = `${wanted}_${number}`;
    if (!taken.has(key)) return key;
  }
}

/** `select_1`, `select_2` … */
export function numberedKey(stem: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const key = `${stem}_${number}`;
    if (!taken.has(key)) return key;
  }
}

/** Keys of fields and sections share one name space: rules point to both. */
export function takenKeys(document: FormDocument): ReadonlySet<string> {
  const fields = document.model.fields.map(({ key }) => key);
  return new Set([...fields, ...(document.layouts ?? []).flatMap(({ nodes }) => nodes.flatMap(sectionKeys))]);
}

function sectionKeys(node: LayoutNode): readonly string[] {
  return node.kind === "field" ? [] : [node.key, ...(node.children ?? []).flatMap(sectionKeys)];
}
