import { createStore, type StoreApi } from "zustand/vanilla";
import { keptFrom } from "../model/form/kept.ts";
import { isTable } from "../model/form/kinds.ts";
import { computePass, type PassResult, walked } from "../model/form/pass.ts";
import type { PreparedForm } from "../model/form/prepared.ts";
import type { Surroundings } from "../model/form/surroundings.ts";
import type { Walk } from "../model/form/walk.ts";
import { type Json, sameJson } from "../model/json.ts";
import type { Problem } from "../model/problem.ts";
import type { Labels, RecordValues } from "../model/record.ts";

/** A record while somebody works on it. */
export interface EditorState {
  readonly before: RecordValues | null;
  /** What the person has set; everything else follows from it. */
  readonly input: RecordValues;
  readonly result: PassResult;
  readonly labels: Labels;
  /** Fields that the person has left at least once, and cells that a step was held back by. */
  readonly touched: ReadonlySet<string>;
  /** After the first attempt to save every problem is shown. */
  readonly attempted: boolean;
  /** What the server refused; each goes when its field changes. */
  readonly refused: readonly Problem[];
  /** What is still on its way into the record, such as files; nothing is saved before it has ended. */
  readonly awaited: ReadonlySet<Promise<unknown>>;
  /** Paths of what the server is computing just now. */
  readonly computing: ReadonlySet<string>;
  /** Places where something did not get through, such as a file: nothing is saved before it is tried again or given up. */
  readonly failed: ReadonlySet<string>;
}

export interface Editor extends StoreApi<EditorState> {
  readonly form: PreparedForm;
  readonly surroundings: Surroundings;
  /** Id of the record that is edited; null for a new one. */
  readonly record: string | null;
  readonly set: (key: string, value: Json) => void;
  readonly touch: (key: string) => void;
  readonly learn: (labels: Labels) => void;
  readonly attempt: () => void;
  /** Lets saving wait until `work` has ended, however it ends. */
  readonly hold: (work: Promise<unknown>) => void;
  /** Notes that something at a place did not get through, or no longer stands in the way. */
  readonly fail: (place: string, failed: boolean) => void;
  readonly refuse: (problems: readonly Problem[]) => void;
  /** Starts over from a record: after saving, after giving up, or when somebody else has changed it. */
  readonly reset: (before: RecordValues | null, input?: RecordValues) => void;
  /** Goes on from a record that has changed elsewhere: what is left of the input stays, and what has been touched. */
  readonly rebase: (before: RecordValues, input: RecordValues) => void;
  /** Computes again: a linked record has arrived. */
  readonly recompute: () => void;
  /** Says what the server is computing just now. */
  readonly compute: (paths: ReadonlySet<string>) => void;
  /** The walk over the record as it is now, for those who ask why something is so. */
  readonly walk: () => Walk;
}

interface Beginning {
  readonly form: PreparedForm;
  readonly before: RecordValues | null;
  readonly input?: RecordValues;
  readonly labels: Labels;
  readonly surroundings: Surroundings;
}

export function createEditor({ form, before, input = {}, labels, surroundings }: Beginning): Editor {
  const first = (from: RecordValues | null, given: RecordValues) => computePass(form, from, given, surroundings);
  const store = createStore<EditorState>(() => ({
    before,
    input,
    result: first(before, input),
    labels,
    touched: new Set<string>(),
    attempted: false,
    refused: [],
    awaited: new Set<Promise<unknown>>(),
    computing: new Set<string>(),
    failed: new Set<string>(),
  }));
  const { getState, setState } = store;
  const pass = (from: RecordValues | null, given: RecordValues) => keptFrom(getState().result, first(from, given));

  const set = (key: string, value: Json) => {
    const state = getState();
    const next = withValue(form, state, key, value);
    const here = ({ path }: Problem) => placeOf(path).split(".")[0] === key;
    const refused = state.refused.some(here) ? state.refused.filter((problem) => !here(problem)) : state.refused;
    setState({ input: next, result: pass(state.before, next), refused });
  };
  return {
    ...store,
    form,
    surroundings,
    record: typeof surroundings.system["id"] === "string" ? surroundings.system["id"] : null,
    set,
    touch: (key) => {
      if (!getState().touched.has(key)) setState({ touched: new Set([...getState().touched, key]) });
    },
    learn: (known) => setState({ labels: { ...getState().labels, ...known } }),
    attempt: () => setState({ attempted: true }),
    hold: (work) => {
      const others = () => [...getState().awaited].filter((one) => one !== work);
      const ended = () => setState({ awaited: new Set(others()) });
      setState({ awaited: new Set([...others(), work]) });
      work.then(ended, ended);
    },
    fail: (place, stands) => {
      const { failed } = getState();
      if (failed.has(place) === stands) return;
      setState({ failed: new Set(stands ? [...failed, place] : [...failed].filter((one) => one !== place)) });
    },
    refuse: (refused) => setState({ refused: refused.map(insideRecord), attempted: true }),
    reset: (from, given = {}) =>
      setState({
        before: from,
        input: given,
        result: pass(from, given),
        touched: new Set(),
        attempted: false,
        refused: [],
      }),
    rebase: (from, left) => setState({ before: from, input: left, result: pass(from, left) }),
    walk: () => walked(form, getState().before, getState().input, surroundings),
    compute: (computing) => setState({ computing }),
    recompute: () => setState({ result: pass(getState().before, getState().input) }),
  };
}

/** The server speaks of what was sent, `/data/code`; the form of the record in it, `/code`. */
const insideRecord = (problem: Problem): Problem => ({ ...problem, path: problem.path.replace(/^\/data(?=\/|$)/, "") });

/** `/items/0/qty` and `items.0.qty` are the same place. */
export function placeOf(path: string): string {
  return path.replace(/^\//, "").replaceAll("/", ".");
}

function withValue(form: PreparedForm, state: EditorState, key: string, value: Json): RecordValues {
  const field = form.shape.model.fields.find((known) => known.key === key);
  if (field && isTable(field)) {
    const rows = givenRows(state, key, (value ?? []) as unknown as readonly RecordValues[], form);
    return { ...state.input, [key]: rows as unknown as Json };
  }
  const next: Record<string, Json> = { ...state.input, [key]: value };
  if (value !== null) {
    for (const filled of filledBy(field?.props?.["fill"])) delete next[filled];
  }
  return next;
}

/** Keys beside a link that take the linked record's values again when the link changes. */
function filledBy(fill: Json | undefined): readonly string[] {
  return Array.isArray(fill) ? fill.map((one) => String((one as { readonly to?: Json }).to ?? "")) : [];
}

function rowsOf(value: Json | undefined): readonly RecordValues[] {
  return Array.isArray(value) ? (value as unknown as readonly RecordValues[]) : [];
}

/** Rows hold only what the person has set in them; what a formula, a default or a link gave stays theirs to give. */
function givenRows(
  state: EditorState,
  table: string,
  shown: readonly RecordValues[],
  form: PreparedForm,
): RecordValues[] {
  const before = new Map(rowsOf(state.result.data[table]).map((row) => [row["_id"], row]));
  const given = new Map(rowsOf(state.input[table]).map((row) => [row["_id"], row]));
  const columns = form.shape.model.fields.find(({ key }) => key === table)?.fields ?? [];
  return shown.map((row) => {
    const id = row["_id"] ?? "";
    const old = before.get(id);
    const result: Record<string, Json> = { _id: id, ...given.get(id) };
    for (const column of columns) {
      const value = row[column.key] ?? null;
      if (old !== undefined && sameJson(value, old[column.key])) continue;
      if (old === undefined && value === null) continue;
      result[column.key] = value;
      if (value !== null) for (const filled of filledBy(column.props?.["fill"])) delete result[filled];
    }
    return result;
  });
}

export const isWaiting = ({ awaited }: EditorState): boolean => awaited.size > 0;

/** Whether the record may be sent: nothing is wrong with it, and everything has got through. */
export const isSendable = ({ result, failed }: EditorState): boolean =>
  result.problems.length === 0 && failed.size === 0;

export const isDirty = ({ input }: EditorState): boolean => Object.keys(input).length > 0;
