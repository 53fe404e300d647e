import { expect, it } from "vitest";
import { registerKind } from "./form/kinds.ts";
import type { FormShape } from "./form-shape.ts";
import { copyOf, filesIn, withOwnFiles } from "./record-copy.ts";

registerKind("image", { valueType: "FILES" });
registerKind("attachment", { valueType: "FILES" });
registerKind("signature", { valueType: "FILES", final: true, inPerson: "signed" });

const shape = {
  key: "t.order",
  model: {
    titleField: "name",
    fields: [
      { key: "no", type: "serial", title: "no" },
      { key: "name", type: "text", title: "name" },
      { key: "tax", type: "text", title: "tax", props: { unique: true } },
      { key: "secret", type: "text", title: "secret", copy: false },
      { key: "photos", type: "image", title: "photos" },
      { key: "sign", type: "signature", title: "sign" },
      { key: "total", type: "money", title: "total", compute: "1" },
      {
        key: "items",
        type: "subtable",
        title: "items",
        fields: [
          { key: "qty", type: "number", title: "qty" },
          { key: "papers", type: "attachment", title: "papers" },
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

it("a copy takes its files along as files of its own, and no signature", () => {
  const data = {
    name: "n",
    photos: [{ id: "1" }, { id: "2" }],
    sign: [{ id: "3" }],
    items: [{ _id: "old", papers: [{ id: "4" }] }],
  };
  const copy = copyOf(shape, data, () => "new");
  expect(filesIn(shape, copy)).toEqual(["1", "2", "4"]);
  const own = withOwnFiles(shape, copy, (file) => (file === "2" ? undefined : { id: `copy of ${file}` }));
  expect(own).toEqual({
    name: "n",
    photos: [{ id: "copy of 1" }],
    items: [{ _id: "new", papers: [{ id: "copy of 4" }] }],
  });
});
