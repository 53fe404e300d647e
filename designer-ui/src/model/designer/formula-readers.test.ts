import { describe, expect, it } from "vitest";
import type { Field } from "../form-shape.ts";
import { formulaReaders } from "./formula-readers.ts";

const field = (key: string, compute?: string, fields?: readonly Field[]): Field =>
  ({ key, type: "number", title: key, ...(compute && { compute }), ...(fields && { fields }) }) as unknown as Field;

const FIELDS = [
  field("rate"),
  field("items", undefined, [field("qty"), field("price"), field("amount", "{qty}*{price}*{rate}")]),
  field("total", "SUM({items.amount})"),
  field("note", '"{rate}"'),
];

describe("what reads a field", () => {
  it.each([
    ["rate", ["items.amount"]],
    ["items.qty", ["items.amount"]],
    ["items.amount", ["total"]],
    ["items", ["total"]],
    ["total", []],
  ])("%s is read by %j", (path, readers) => {
    expect(formulaReaders(FIELDS, path)).toEqual(readers);
  });
});
