import type { Field } from "../form-shape.ts";
import type { FxType } from "../formula/types.ts";
import { valueTypeOf } from "./kinds.ts";

/** What can be asked of a field of files besides whether it has any: `files.name` and `files.count`. */
export const FILE_ASPECTS = ["name", "count"] as const;
export type FileAspect = (typeof FILE_ASPECTS)[number];

const TYPES: Readonly<Record<FileAspect, FxType>> = { name: { list: "text" }, count: "number" };

/** The aspect that a path behind a field names; undefined when the field has none of that name. */
export function fileAspect(field: Field, further: readonly string[]): FileAspect | undefined {
  if (valueTypeOf(field.type) !== "FILES" || further.length !== 1) return undefined;
  return FILE_ASPECTS.find((aspect) => aspect === further[0]);
}

export const fileAspectType = (aspect: FileAspect): FxType => TYPES[aspect];
