import type { Json } from "../json.ts";
import type { PassResult } from "./pass.ts";
import type { FieldState } from "./states.ts";

/**
 * A result that shares with the one before everything that is equal in both, so that whoever looks at one field sees at once that
 * nothing has changed there.
 */
export function keptFrom(before: PassResult, after: PassResult): PassResult {
  return {
    data: keptEntries(before.data, after.data, equalValues),
    states: keptEntries(before.states, after.states, equalStates),
    problems: JSON.stringify(before.problems) === JSON.stringify(after.problems) ? before.problems : after.problems,
  };
}

function keptEntries<Value>(
  before: Readonly<Record<string, Value>>,
  after: Readonly<Record<string, Value>>,
  equal: (one: Value, other: Value) => boolean,
): Readonly<Record<string, Value>> {
  const result: Record<string, Value> = {};
  const keys = Object.keys(after);
  let same = keys.length === Object.keys(before).length;
  for (const key of keys) {
    const now = after[key] as Value;
    const old = before[key];
    const kept = old !== undefined && equal(old, now) ? old : now;
    if (kept !== old) same = false;
    result[key] = kept;
  }
  return same ? before : result;
}

const equalValues = (one: Json, other: Json): boolean =>
  one === other ||
  (typeof one === "object" && typeof other === "object" && JSON.stringify(one) === JSON.stringify(other));

const equalStates = (one: FieldState, other: FieldState): boolean =>
  one.visible === other.visible &&
  one.required === other.required &&
  one.readonly === other.readonly &&
  one.error === other.error &&
  (one.options === other.options || JSON.stringify(one.options) === JSON.stringify(other.options));
