import { expect, it } from "vitest";
import { keptFrom } from "./kept.ts";
import type { PassResult } from "./pass.ts";
import type { FieldState } from "./states.ts";

const state = (more: Partial<FieldState> = {}): FieldState => ({
  visible: true,
  required: false,
  readonly: false,
  options: null,
  error: null,
  ...more,
});

const result = (more: Partial<PassResult> = {}): PassResult => ({
  data: { name: "a", rows: [{ _id: "1", qty: "2" }] },
  states: { name: state(), rows: state({ options: ["a"] }) },
  problems: [{ code: "required", path: "/place", params: {} }],
  ...more,
});

it("shares everything with a result that is equal", () => {
  const before = result();
  const kept = keptFrom(before, result());
  expect(kept.data).toBe(before.data);
  expect(kept.states).toBe(before.states);
  expect(kept.problems).toBe(before.problems);
});

it("shares what stays when one field changes", () => {
  const before = result();
  const kept = keptFrom(before, result({ data: { name: "b", rows: [{ _id: "1", qty: "2" }] } }));
  expect(kept.data).toEqual({ name: "b", rows: [{ _id: "1", qty: "2" }] });
  expect(kept.data["rows"]).toBe(before.data["rows"]);
  expect(kept.states).toBe(before.states);
});

it.each<readonly [string, Partial<FieldState>]>([
  ["hidden", { visible: false }],
  ["required", { required: true }],
  ["read-only", { readonly: true }],
  ["limited", { options: ["a"] }],
  ["in error", { error: "#NUM" }],
])("notices a field that is %s now", (_name, change) => {
  const kept = keptFrom(result(), result({ states: { name: state(change), rows: state({ options: ["a"] }) } }));
  expect(kept.states["name"]).toEqual(state(change));
});

it("drops what is gone and takes what is new", () => {
  const kept = keptFrom(result(), result({ data: { place: "x" }, problems: [] }));
  expect(kept.data).toEqual({ place: "x" });
  expect(kept.problems).toEqual([]);
});
