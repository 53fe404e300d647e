import type { Field } from "../form-shape.ts";
import type { FxType } from "../formula/types.ts";
import { kindOf, type PartType, valueTypeOf } from "./kinds.ts";

/** What can be asked of the value of a field besides the value itself: `files.name`, `stage.probability`, `period.start`. */
export interface FieldAspect {
  readonly key: string;
  readonly type: FxType;
  /** Whether it is part of the value as documents keep it, or follows from it. */
  readonly part?: PartType;
}

const OF_FILES: readonly FieldAspect[] = [
  { key: "name", type: { list: "text" } },
  { key: "count", type: "number" },
  { key: "size", type: "number" },
];

/** The aspects that a field has; the twin of the server's `FieldAspect`. */
export function aspectsOf(field: Field): readonly FieldAspect[] {
  if (valueTypeOf(field.type) === "FILES") return OF_FILES;
  const { follows, parts = {} } = kindOf(field.type);
  const following = Object.entries(follows?.(field) ?? {}).map(([key, type]) => ({ key, type }));
  return [...following, ...Object.entries(parts).map(([key, part]) => ({ key, type: part, part }))];
}

/** The aspect that a path behind a field names; undefined when the field has none of that name. */
export function aspectAt(field: Field, further: readonly string[]): FieldAspect | undefined {
  return further.length === 1 ? aspectsOf(field).find(({ key }) => key === further[0]) : undefined;
}
