import { describe, expect, it } from "vitest";
import type { Field, FormShape } from "../../../model/form-shape.ts";
import { pointingTo } from "./pointing.ts";

const link = (key: string, type = "link"): Field => ({ key, type, title: key });
const shape = {
  model: {
    fields: [
      link("owner"),
      link("some", "links"),
      { ...link("items", "subtable"), fields: [link("product"), link("also", "links")] },
    ],
  },
} as unknown as FormShape;

describe("records that point to one", () => {
  it("do by a link of their own, or by one of many", () => {
    expect(pointingTo("a", shape, "owner")).toEqual({
      filter: { field: "owner", op: "eq", value: "a" },
      input: { owner: "a" },
    });
    expect(pointingTo("a", shape, "some")).toEqual({
      filter: { field: "some", op: "hasAny", value: ["a"] },
      input: { some: ["a"] },
    });
  });

  it("do by a row of a sub-table, with which a new one begins", () => {
    expect(pointingTo("a", shape, "items.product")).toEqual({
      filter: { rows: "items", where: { field: "product", op: "eq", value: "a" } },
      input: { items: [{ _id: expect.any(String), product: "a" }] },
    });
    expect(pointingTo("a", shape, "items.also")).toMatchObject({
      filter: { rows: "items", where: { field: "also", op: "hasAny", value: ["a"] } },
      input: { items: [{ also: ["a"] }] },
    });
  });
});
