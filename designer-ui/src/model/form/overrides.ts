import type { Json } from "../json.ts";
import type { RecordValues } from "../record.ts";
import type { PreparedField, PreparedForm } from "./prepared.ts";
import type { Row } from "./rows.ts";
import { isBlankValue } from "./values.ts";

/** Key of a document under which it lists the computed fields that hold what people gave. */
const OVERRIDDEN = "_own";

export const isOverridable = ({ path, field }: PreparedField): boolean =>
  field.compute !== undefined && field.override === true && path === field.key;

/** Whether a record holds what a person gave in the place of what the formula of `key` gives. */
export function isOverridden(data: RecordValues | null, key: string): boolean {
  const names = data?.[OVERRIDDEN];
  return Array.isArray(names) && names.includes(key);
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** Keys of the fields whose formulas are overruled; the twin of the server's `Overrides`. */
export function overridesOf(form: PreparedForm, before: RecordValues | null, input: RecordValues): ReadonlySet<string> {
  const overruled = ({ field: { key } }: PreparedField) => {
    const stored = isOverridden(before, key);
    if (!(key in input)) return stored;
    const given = input[key];
    return !isBlankValue(given) && (before === null || stored || !same(given, before[key]));
  };
  return new Set(form.fields.filter((field) => isOverridable(field) && overruled(field)).map(({ path }) => path));
}

/** Writes them down, in the order of the form; those that are blank after all are none. */
export function noteOverrides(form: PreparedForm, keys: ReadonlySet<string>, data: Row): void {
  delete data[OVERRIDDEN];
  if (keys.size === 0) return;
  const kept = form.fields.map(({ path }) => path).filter((key) => keys.has(key) && !isBlankValue(data[key]));
  if (kept.length > 0) data[OVERRIDDEN] = kept as Json;
}
