import { checkCondition } from "../condition/check.ts";
import { evaluateCondition } from "../condition/evaluate.ts";
import { conditionFields } from "../condition/fields.ts";
import { parseCondition } from "../condition/parse.ts";
import { targetOf } from "../fields.ts";
import type { Field, FormShape } from "../form-shape.ts";
import { type Json, type JsonObject, sameJson } from "../json.ts";
import type { RecordValues } from "../record.ts";
import type { PreparedField, PreparedForm } from "./prepared.ts";
import type { Surroundings } from "./surroundings.ts";
import { FormTypes } from "./types.ts";
import { isBlankValue } from "./values.ts";
import { RecordView } from "./view.ts";

const RECORD = "record.";

/** Keys of the fields of the record that the filter of a link, or of choices from other records, speaks of. */
export function filterReads({ props }: Field): readonly string[] {
  const filter = props?.["filter"] ?? (props?.["optionsFrom"] as JsonObject | undefined)?.["filter"];
  if (filter === undefined) return [];
  const found = JSON.stringify(filter).matchAll(/"var":"record\.([a-z][a-z0-9_]*)"/g);
  return [...new Set([...found].map(([, key = ""]) => key))];
}

/** Whether a link lets go of records that no longer fit, instead of asking for others. */
export const takesBackLinks = ({ field }: PreparedField): boolean => field.props?.["onInvalid"] === "clear";

/** Who knows the record. */
interface Asked {
  readonly form: PreparedForm;
  readonly surroundings: Surroundings;
}

/** What the filter of a link may speak of; `before` as it is stored, null for a new record or row. */
export interface Around {
  readonly now: RecordValues;
  readonly before: RecordValues | null;
}

/** Ids in `value` that the filter of a link does not let stand; the twin of the server's `LinkFit`, as far as it is known here. */
export function unfitIn(
  asked: Asked,
  link: PreparedField,
  value: Json,
  old: Json | undefined,
  { now, before }: Around,
): readonly string[] {
  const reads = filterReads(link.field);
  if (isBlankValue(value) || reads.length === 0) return [];
  if (before !== null && sameJson(value, old) && reads.every((key) => sameJson(now[key], before[key]))) return [];
  const ids = Array.isArray(value) ? value.map(String) : [String(value)];
  return ids.filter((id) => !fits(asked, link, id, reads, now));
}

/** What cannot be seen here of the linked record is left to the server. */
function fits(
  { form, surroundings }: Asked,
  { field: link, path }: PreparedField,
  id: string,
  reads: readonly string[],
  data: RecordValues,
): boolean {
  const target = targetOf(link, form.shape.key);
  const linked = target === null ? null : surroundings.linked(target, id);
  const shape = target === form.shape.key ? form.shape : form.linked.get(target ?? "");
  const beside = path.slice(0, path.length - link.key.length);
  const isSeen = (key: string) => form.byPath.has(beside + key) || form.byPath.has(key);
  if (!linked || !shape || !reads.every(isSeen)) return true;
  const filter = filled(link.props?.["filter"] ?? null, data);
  if (filter === undefined) return true;
  const { condition } = parseCondition(filter);
  const types = new FormTypes(shape, form.linked);
  if (!condition || checkCondition(condition, types).length > 0) return true;
  if ([...conditionFields(condition, types)].some((path) => !isKnown(shape, path))) return true;
  const view = new RecordView(shape, form.linked, () => linked, { ...surroundings, system: linked });
  return evaluateCondition(condition, types, view.condition()) === "TRUE";
}

/** Whether the reader sees the field itself, as it is. */
function isKnown(shape: FormShape, path: string): boolean {
  const rights = shape.rights.fields;
  const right = rights[path] ?? rights["*"] ?? "write";
  return shape.model.fields.some(({ key }) => key === path) && (right === "read" || right === "write");
}

type Part = { readonly [key: string]: Json };

const isPart = (json: Json): json is Part => typeof json === "object" && json !== null && !Array.isArray(json);

/** The filter for one record; undefined when it narrows nothing: a comparison with a field that is blank there does not. */
function filled(part: Json, record: RecordValues): Json | undefined {
  if (!isPart(part)) return part;
  for (const group of ["all", "any"]) {
    const inner = part[group];
    if (!Array.isArray(inner)) continue;
    const kept = inner.map((each) => filled(each, record)).filter((each) => each !== undefined);
    return kept.length === 0 && inner.length > 0 ? undefined : { [group]: kept };
  }
  if (part["not"] !== undefined) {
    const inner = filled(part["not"], record);
    return inner === undefined ? undefined : { not: inner };
  }
  if (part["value"] === undefined) return part;
  const value = heldBy(part["value"], record);
  return value === undefined ? undefined : { ...part, value };
}

function heldBy(value: Json, record: RecordValues): Json | undefined {
  if (Array.isArray(value)) {
    const values = value.flatMap((each) => {
      const one = heldBy(each, record);
      return one === undefined ? [] : Array.isArray(one) ? one : [one];
    });
    return values.length === 0 && value.length > 0 ? undefined : values;
  }
  const name = isPart(value) ? value["var"] : undefined;
  if (typeof name !== "string" || !name.startsWith(RECORD)) return value;
  const held = record[name.slice(RECORD.length)];
  return held === undefined || isBlankValue(held) ? undefined : held;
}
