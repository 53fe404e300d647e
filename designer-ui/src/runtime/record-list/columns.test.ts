import { describe, expect, it } from "vitest";
import type { Field, FormShape } from "../../model/form-shape.ts";
import "../../controls/catalog.ts";
import { columnsOf, widthOfTitle } from "./columns.ts";

const field = (key: string, more: Partial<Field> = {}): Field => ({ key, type: "text", title: key, ...more });
const shape = (fields: readonly Field[]) => ({ model: { titleField: "a", fields } }) as unknown as FormShape;
const shown = (fields: readonly Field[]) =>
  columnsOf(shape(fields), { type: "grid" } as never).map((column) => column.field);

describe("the columns of a list that names none", () => {
  it("are the title and the fields that are meant for lists", () => {
    expect(
      shown([field("b"), field("c", { inList: true }), field("a"), field("d", { type: "textarea", inList: true })]),
    ).toEqual(["a", "c", "d"]);
  });

  it("are the first eight where no field is meant for lists", () => {
    expect(shown([..."abcdefghij"].map((key) => field(key)))).toEqual([..."abcdefgh"]);
  });
});

describe("the width of a column's title", () => {
  it("holds the words of every language, and does not grow without end", () => {
    expect(widthOfTitle("客户级别")).toBe(98);
    expect(widthOfTitle("Expected closing date")).toBeGreaterThan(190);
    expect(widthOfTitle("x".repeat(200))).toBe(260);
  });
});
