import { expect, test } from "vitest";
import type { SectionNode } from "../form-shape.ts";
import { partsOf, wrongIn } from "./parts.ts";

const field = (key: string) => ({ kind: "field", key: `n_${key}`, field: key });
const part = (key: string, ...children: readonly unknown[]) => ({ kind: "step", key, children });

const STEPS = {
  kind: "steps",
  key: "s",
  children: [
    part("who", field("name"), { kind: "section", key: "in", children: [field("city")] }),
    part("what", field("items")),
    field("stray"),
  ],
} as unknown as SectionNode;

const wrong = (...paths: readonly string[]) => paths.map((path) => ({ code: "required", path, params: {} }));

test("a part that is hidden is no part, and no field is one", () => {
  const keys = (states: Parameters<typeof partsOf>[1]) => partsOf(STEPS, states).map(({ key }) => key);
  expect(keys({})).toEqual(["who", "what"]);
  expect(keys({ who: { visible: false } } as unknown as Parameters<typeof partsOf>[1])).toEqual(["what"]);
});

test.each([
  ["who", ["/city"]],
  ["what", ["/items/0/qty", "/items"]],
])("what is wrong in the part %s is what is wrong in its fields, also in sections and rows", (key, paths) => {
  const [found] = partsOf(STEPS, {}).filter((one) => one.key === key);
  const all = wrong("/other", "/city", "/items/0/qty", "/items", "");
  expect(found && wrongIn(found, all).map(({ path }) => path)).toEqual(paths);
});
