import type { RecordPreview } from "../generated/rest.ts";
import type { Json } from "../json.ts";
import type { RecordValues } from "../record.ts";
import { rulesOf } from "./field-rules.ts";
import { kindOf } from "./kinds.ts";
import { actingOn, type PreparedField, type PreparedForm, preparedAt } from "./prepared.ts";
import { rowsIn } from "./rows.ts";
import type { Surroundings } from "./surroundings.ts";

interface Shown {
  readonly form: PreparedForm;
  /** Null for a new record. */
  readonly before: RecordValues | null;
  readonly input: RecordValues;
  /** What the pass made of both. */
  readonly data: RecordValues;
  readonly right: Surroundings["right"];
}

/**
 * What was shown as results of formulas, for the server to compare with what it computes: only of formulas whose every input the
 * server will take from this browser or from the record as it was seen, so that a difference is one of computing. Undefined where
 * there are none.
 */
export function previewOf(shown: Shown): RecordPreview | undefined {
  const { form, data } = shown;
  if (!knowsAllRules(form)) return undefined;
  const results: Record<string, string> = {};
  for (const field of [...form.fields, ...form.fields.flatMap(({ columns }) => columns)]) {
    if (isComparable(field, shown, new Set())) results[field.path] = resultHash(field.path, data);
  }
  return Object.keys(results).length === 0 ? undefined : { version: form.shape.version, results };
}

/** A rule that speaks of what this browser does not know may hide or set what formulas read. */
function knowsAllRules({ shape, rules }: PreparedForm): boolean {
  const written = [...(shape.logic?.rules ?? []), ...rulesOf(shape.model.fields)];
  const known = new Set(rules.map(({ key }) => key));
  return written.every((rule) => ("enabled" in rule && rule.enabled === false) || known.has(rule.key));
}

/** @param around fields that are being looked at, so that a circle ends */
function isComparable(field: PreparedField, shown: Shown, around: ReadonlySet<string>): boolean {
  const { compute, path } = field;
  if (!compute || compute.isVolatile || around.has(path)) return false;
  const further = new Set([...around, path]);
  return compute.reads.every((read) => isSettled(tableOf(path), read, shown, further));
}

function isSettled(table: string | null, read: string, shown: Shown, around: ReadonlySet<string>): boolean {
  const { form, right } = shown;
  const inRow = table === null ? undefined : preparedAt(form, `${table}.${read}`);
  const field = inRow ?? preparedAt(form, read);
  // Behind a link, and of every record, there is what this browser saw some time ago.
  if (!field || field.served !== undefined || field.field.source !== undefined) return false;
  if (kindOf(field.field.type).automatic || !["read", "write"].includes(right(field.path))) return false;
  return field.compute ? isComparable(field, shown, around) : isGiven(field, shown);
}

/** Whether the server takes the same value, and does not come to one of its own a moment later. */
function isGiven({ path, field, initial }: PreparedField, { form, before, input }: Shown): boolean {
  if (path in input) return true;
  if (actingOn(form, "set", path).length > 0) return false;
  const begins = initial === undefined || (field.default !== undefined && "value" in field.default);
  return begins || (before !== null && tableOf(path) === null);
}

const tableOf = (path: string): string | null => (path.includes(".") ? (path.split(".")[0] ?? null) : null);

/** The hash of what a field, or all cells of a column, hold. */
export function resultHash(path: string, data: RecordValues): string {
  const table = tableOf(path);
  if (table === null) return hash(textOf(data[path]));
  const column = path.slice(table.length + 1);
  return hash(
    rowsIn(data, table)
      .map((row) => textOf(row[column]))
      .join("\n"),
  );
}

function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  return Array.isArray(value) ? value.map(textOf).join(",") : String(value);
}

/** FNV-1a over UTF-16 units; the twin of the server's `Preview`. */
function hash(text: string): string {
  let found = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) found = Math.imul(found ^ text.charCodeAt(at), 0x01000193);
  return (found >>> 0).toString(16).padStart(8, "0");
}
