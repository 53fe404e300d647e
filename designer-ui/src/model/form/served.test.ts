import { describe, expect, it } from "vitest";
import type { FormShape } from "../form-shape.ts";
import type { Json } from "../json.ts";
import type { RecordValues } from "../record.ts";
import { computePass } from "./pass.ts";
import { prepareForm } from "./preparation.ts";
import { NOBODY } from "./surroundings.ts";

const FORM = prepareForm({
  key: "shop.sale",
  title: "Sale",
  version: 1,
  model: {
    titleField: "sku",
    fields: [
      { key: "sku", type: "text", title: "SKU" },
      {
        key: "usual",
        type: "number",
        title: "Usual",
        default: {
          query: {
            form: "ware",
            pick: "price",
            where: { all: [{ field: "sku", op: "eq", value: { var: "record.sku" } }] },
          },
        },
      },
      { key: "price", type: "number", title: "Price", compute: 'LOOKUP("ware.price","sku",{sku})' },
      { key: "untold", type: "number", title: "Untold", served: ["sku"], source: { kind: "formula" } },
      { key: "seen", type: "text", title: "Seen", served: ["sku"], source: { kind: "lookup" } },
      { key: "double", type: "number", title: "Double", compute: "{price}+{usual}+{untold}" },
    ],
  },
  layouts: [],
  rights: { fields: {} },
  views: [],
  flow: null,
} as unknown as FormShape);

const served: Readonly<Record<string, Json>> = { usual: "7", price: "8", untold: "9", seen: "s" };

function values(before: RecordValues | null, input: RecordValues): RecordValues {
  return computePass(FORM, before, input, {
    ...NOBODY,
    now: "2026-03-05T02:00:00.000Z",
    served: (path) => served[path],
  }).data;
}

describe("values that the server gives", () => {
  it("say what they hang on", () => {
    expect(FORM.fields.map(({ served: reads }) => reads)).toEqual([
      undefined,
      ["sku"],
      ["sku"],
      ["sku"],
      ["sku"],
      undefined,
    ]);
  });

  it("come for formulas that are not told to the reader, which nobody fills in", () => {
    expect(FORM.fields.find(({ path }) => path === "untold")?.writable).toBe(false);
    expect(values({ untold: "1" }, { sku: "b" })["untold"]).toBe("9");
  });

  it("stand where nobody can compute them here, and other formulas read them", () => {
    expect(values(null, { sku: "a" })).toEqual({
      sku: "a",
      usual: "7",
      price: "8",
      untold: "9",
      seen: "s",
      double: "24",
    });
  });

  it("give way to what somebody has set, and to what a record holds already", () => {
    expect(values(null, { usual: "1" })["usual"]).toBe("1");
    expect(values(null, { usual: null })["usual"]).toBeUndefined();
    expect(values({ usual: "2", price: "3" }, {})).toMatchObject({ usual: "2", price: "8" });
  });
});
