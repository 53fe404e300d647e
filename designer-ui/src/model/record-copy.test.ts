import { expect, it } from "vitest";
import type { FormShape } from "./form-shape.ts";
import { copyOf } from "./record-copy.ts";

const shape = {
  key: "t.order",
  model: {
    titleField: "name",
    fields: [
      { key: "no", type: "serial", title: "no" },
      { key: "name", type: "text", title: "name" },
      { key: "tax", type: "text", title: "tax", props: { unique: true } },
      { key: "secret", type: "text", title: "secret", copy: false },
      { key: "total", type: "money", title: "total", compute: "1" },
      {
        key: "items",
        type: "subtable",
        title: "items",
        fields: [
          { key: "qty", type: "number", title: "qty" },
          { key: "sum", type: "money", title: "sum", compute: "{qty}" },
        ],
      },
    ],
  },
} as unknown as FormShape;

it("a copy starts with what people wrote, in rows of its own", () => {
  const data = {
    no: "A-1",
    name: "n",
    tax: "1",
    secret: "s",
    total: "1",
    items: [{ _id: "old", qty: "2", sum: "2" }],
  };
  expect(copyOf(shape, data, () => "new")).toEqual({ name: "n", items: [{ _id: "new", qty: "2" }] });
});
