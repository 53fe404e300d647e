import type { Json } from "../json.ts";
import type { PassResult } from "./pass.ts";
import type { FieldState } from "./states.ts";

/**
 * A result that shares with the one before everything that is equal in both, so that whoever looks at one field sees at once that
 * nothing has changed there.
 */
export function keptFrom(before: PassResult, after: PassResult): PassResult {
  return {
    data: keptEntries(before.data, after.data, keptValue),
    states: keptEntries(before.states, after.states, (old, now) => (equalStates(old, now) ? old : now)),
    problems: JSON.stringify(before.problems) === JSON.stringify(after.problems) ? before.problems : after.problems,
  };
}

function keptEntries<Value>(
  before: Readonly<Record<string, Value>>,
  after: Readonly<Record<string, Value>>,
  keep: (old: Value, now: Value) => Value,
): Readonly<Record<string, Value>> {
  const result: Record<string, Value> = {};
  const keys = Object.keys(after);
  let same = keys.length === Object.keys(before).length;
  for (const key of keys) {
    const now = after[key] as Value;
    const old = before[key];
    const kept = old === undefined ? now : keep(old, now);
    if (kept !== old) same = false;
    result[key] = kept;
  }
  return same ? before : result;
}

/** The rows of a sub-table are kept one by one: a sheet draws only those again that differ. */
function keptValue(old: Json, now: Json): Json {
  if (!Array.isArray(old) || !Array.isArray(now)) return equalValues(old, now) ? old : now;
  const kept = now.map((one, index) => (equalValues(old[index] ?? null, one) ? (old[index] ?? null) : one));
  return kept.length === old.length && kept.every((one, index) => one === old[index]) ? old : kept;
}

function equalValues(one: Json, other: Json): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) return JSON.stringify(one) === JSON.stringify(other);
  const known = other as Readonly<Record<string, Json>>;
  const entries = Object.entries(one);
  return (
    entries.length === Object.keys(known).length &&
    entries.every(([key, value]) => key in known && equalValues(value, known[key] ?? null))
  );
}

const equalStates = (one: FieldState, other: FieldState): boolean =>
  one.visible === other.visible &&
  one.required === other.required &&
  one.readonly === other.readonly &&
  one.error === other.error &&
  (one.options === other.options || JSON.stringify(one.options) === JSON.stringify(other.options));
