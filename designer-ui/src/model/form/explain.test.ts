import { expect, it } from "vitest";
import type { FormDocument } from "../designer/document.ts";
import { shapeOf } from "../designer/document.ts";
import type { FieldRight } from "../form-shape.ts";
import { explain, explainAll } from "./explain.ts";
import { walked } from "./pass.ts";
import { prepareForm } from "./preparation.ts";
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

const ORDER: FormDocument = {
  kind: "form",
  key: "order",
  title: "单",
  model: {
    titleField: "no",
    fields: [
      { key: "no", type: "text", title: "单号" },
      {
        key: "items",
        type: "subtable",
        title: "明细",
        fields: [
          { key: "kind", type: "text", title: "类型" },
          {
            key: "why",
            type: "text",
            title: "原因",
            visibleWhen: { field: "kind", op: "eq", value: "other" },
            requiredWhen: { field: "kind", op: "eq", value: "other" },
          },
          { key: "qty", type: "number", title: "数量" },
          { key: "copy", type: "text", title: "抄录", compute: "{why}" },
          { key: "share", type: "number", title: "每份", compute: "12/{qty}" },
        ],
      },
    ],
  },
};

it("says of every cell of a row what is so in its row only, rows of one kind together", () => {
  const row = (id: string, cells: Readonly<Record<string, string>>) => ({ _id: id, ...cells });
  const items = [
    row("1", { kind: "usual", qty: "3" }),
    row("2", { kind: "usual", qty: "0" }),
    row("3", { kind: "other", why: "换货" }),
  ];
  const surroundings = { ...NOBODY, now: "2026-03-05T00:00:00.000Z" };
  const walk = walked(prepareForm(shapeOf(ORDER, "t")), null, { items }, surroundings);
  expect(explainAll(walk)).toEqual([
    {
      path: "items.why",
      rows: [1, 2],
      reasons: [{ why: "notShown", rules: ["items.why.show"] }, { why: "cleared" }],
    },
    { path: "items.why", rows: [3], reasons: [{ why: "require", rule: "items.why.require" }] },
    { path: "items.copy", reasons: [{ why: "computed" }] },
    { path: "items.copy", rows: [1, 2], reasons: [{ why: "reads", fields: ["items.why"] }] },
    { path: "items.share", reasons: [{ why: "computed" }] },
    { path: "items.share", rows: [2, 3], reasons: [{ why: "error", error: "#DIV/0" }] },
  ]);
});

it("says why a section is hidden, and not only that its fields are in it", () => {
  const walk = walked(prepareForm(shapeOf(FORM, "t")), null, {}, { ...NOBODY, now: "2026-03-05T00:00:00.000Z" });
  expect(explainAll(walk)[0]).toEqual({ path: "more", reasons: [{ why: "hide", rule: "hide_more" }] });
});
