import type { RecordValues } from "../record.ts";

/** Key of a document, and of a row, under which it lists the computed fields that hold what people gave. */
export const OVERRIDDEN = "_own";

/** Whether a record or a row holds what a person gave in the place of what the formula of `key` gives. */
export function isOverridden(data: RecordValues | null | undefined, key: string): boolean {
  const names = data?.[OVERRIDDEN];
  return Array.isArray(names) && names.includes(key);
}
