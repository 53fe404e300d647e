import type { RuleAct } from "../form-shape.ts";
import { optionsLeft } from "./options-left.ts";
import { actingOn, type PreparedField } from "./prepared.ts";
import type { Walk } from "./walk.ts";

/** How a field, a column or a section stands after a pass. */
export interface FieldState {
  readonly visible: boolean;
  readonly required: boolean;
  readonly readonly: boolean;
  /** Keys that may be chosen; null when all may. */
  readonly options: readonly string[] | null;
  /** Such as `#DIV/0` when its formula has no result. */
  readonly error: string | null;
}

export type FieldStates = Readonly<Record<string, FieldState>>;

export function statesOf(walk: Walk): FieldStates {
  const states: Record<string, FieldState> = {};
  for (const section of walk.form.containers.keys()) {
    states[section] = {
      visible: walk.isVisible(section),
      required: false,
      readonly: false,
      options: null,
      error: null,
    };
  }
  for (const field of walk.form.fields) {
    states[field.path] = stateOf(walk, field);
    for (const column of field.columns) states[column.path] = stateOf(walk, column);
  }
  return states;
}

function stateOf(walk: Walk, prepared: PreparedField): FieldState {
  const { path, field, writable } = prepared;
  const right = walk.surroundings.right(path);
  const free = writable && right === "write";
  const wanted = field.required === true || matches(walk, "require", path);
  const fillable = field.compute !== undefined || free;
  return {
    visible: walk.isVisible(path) && right !== "hidden",
    required: wanted && walk.isVisible(path) && fillable,
    readonly: !free || matches(walk, "readonly", path) || isSet(walk, prepared),
    options: optionsLeft(walk, prepared),
    error: walk.errors.get(path) ?? null,
  };
}

/** Given with the record and never again. */
const isSet = (walk: Walk, { path, field }: PreparedField): boolean =>
  walk.before !== null && field.setOnce === true && path === field.key;

export function matches(walk: Walk, act: RuleAct, path: string): boolean {
  return actingOn(walk.form, act, path).some(({ rule }) => walk.matches(rule));
}
