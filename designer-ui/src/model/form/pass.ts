import type { RecordValues } from "../record.ts";
import { type GraphNode, orderOf } from "./graph.ts";
import type { PreparedForm } from "./prepared.ts";
import { type FieldStates, statesOf } from "./states.ts";
import type { Surroundings } from "./surroundings.ts";
import { type PassProblem, verify } from "./verification.ts";
import { Walk } from "./walk.ts";

/** What a pass found: the record after it, how every field stands, and what is wrong. */
export interface PassResult {
  readonly data: RecordValues;
  readonly states: FieldStates;
  readonly problems: readonly PassProblem[];
}

const orders = new WeakMap<PreparedForm, readonly GraphNode[]>();

function orderFor(form: PreparedForm): readonly GraphNode[] {
  const known = orders.get(form);
  if (known) return known;
  const order = orderOf(form);
  orders.set(form, order);
  return order;
}

/** The walk itself, for those who ask why something is as it is. */
export function walked(
  form: PreparedForm,
  before: RecordValues | null,
  input: RecordValues,
  surroundings: Surroundings,
): Walk {
  const walk = new Walk(form, before, input, surroundings);
  walk.run(orderFor(form));
  return walk;
}

/**
 * Computes a record: what every field holds, how it stands and what is wrong. Pure and total, one walk in the order of the
 * fields' needs; the twin of the server's `ComputationPass`, whose result holds.
 *
 * @param before the record as it is stored; null for a new one
 * @param input fields that somebody has set; a null empties, rows carry `_id`
 */
export function computePass(
  form: PreparedForm,
  before: RecordValues | null,
  input: RecordValues,
  surroundings: Surroundings,
): PassResult {
  const walk = walked(form, before, input, surroundings);
  const states = statesOf(walk);
  return { data: walk.data, states, problems: verify(walk, states) };
}
