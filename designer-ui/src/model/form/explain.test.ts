import { expect, it } from "vitest";
import type { FormDocument } from "../designer/document.ts";
import { shapeOf } from "../designer/document.ts";
import type { FieldRight } from "../form-shape.ts";
import { explain } from "./explain.ts";
import { walked } from "./pass.ts";
import { prepareForm } from "./prepared.ts";
import { NOBODY } from "./surroundings.ts";

const FORM: FormDocument = {
  kind: "form",
  key: "f",
  title: "F",
  model: {
    titleField: "a",
    fields: [
      { key: "a", type: "text", title: "甲" },
      { key: "b", type: "text", title: "乙" },
      { key: "c", type: "text", title: "丙", compute: "{n}" },
      { key: "n", type: "text", title: "数" },
      { key: "s", type: "text", title: "节内" },
    ],
  },
  layouts: [
    {
      key: "default",
      nodes: [
        { kind: "field", field: "a" },
        { kind: "field", field: "b" },
        { kind: "section", key: "more", children: [{ kind: "field", field: "s" }] },
      ],
    },
  ],
  logic: {
    rules: [
      { key: "show_b", when: { field: "a", op: "notEmpty" }, then: [{ act: "show", targets: ["b"] }] },
      { key: "hide_more", when: { field: "a", op: "empty" }, then: [{ act: "hide", targets: ["more"] }] },
      { key: "must_n", then: [{ act: "require", targets: ["n"] }] },
    ],
  },
};

function reasons(path: string, input: Readonly<Record<string, string>> = {}, right: FieldRight = "write") {
  const walk = walked(prepareForm(shapeOf(FORM, "t")), null, input, {
    ...NOBODY,
    now: "2026-03-05T00:00:00.000Z",
    right: () => right,
  });
  return explain(walk, path);
}

it("says why a field is hidden: no rule shows it, or what is around it is hidden", () => {
  expect(reasons("b")).toEqual([{ why: "notShown", rules: ["show_b"] }, { why: "cleared" }]);
  expect(reasons("b", { a: "x" })).toEqual([]);
  expect(reasons("s")).toEqual([{ why: "inside", container: "more" }, { why: "cleared" }]);
});

it("says why a field is read-only, required or empty", () => {
  expect(reasons("a", { a: "x" }, "read")).toEqual([{ why: "right", right: "read" }]);
  expect(reasons("n")).toEqual([{ why: "require", rule: "must_n" }]);
  expect(reasons("c")).toEqual([{ why: "computed" }, { why: "reads", fields: ["n"] }]);
  expect(reasons("c", { n: "3" })).toEqual([{ why: "computed" }]);
});
