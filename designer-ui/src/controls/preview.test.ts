import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { computePass } from "../model/form/pass.ts";
import { prepareForm } from "../model/form/preparation.ts";
import { previewOf, resultHash } from "../model/form/preview.ts";
import { NOBODY } from "../model/form/surroundings.ts";
import type { Field, FieldRight, FormShape } from "../model/form-shape.ts";
import type { RecordValues } from "../model/record.ts";
import "./catalog.ts";

interface Case {
  readonly name: string;
  readonly path: string;
  readonly data: RecordValues;
  readonly hash: string;
}

const cases = readFileSync("../form-engine/src/test/resources/cases/previews.jsonl", "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as Case);

const field = (key: string, type: string, more: Partial<Field> = {}): Field => ({ key, title: key, type, ...more });
const computed = (key: string, compute: string, type = "number"): Field => field(key, type, { compute });

const FIELDS: readonly Field[] = [
  field("qty", "number"),
  field("price", "money"),
  field("usual", "number", { default: { expr: "{qty}" } }),
  field("since", "datetime", { default: { expr: "NOW()" } }),
  field("secret", "number"),
  field("no", "serial"),
  field("client", "link", { props: { form: "shop.client" } }),
  field("lines", "subtable", { fields: [field("n", "number"), computed("double", "{n}*2")] }),
  computed("total", "{qty}*{price}", "money"),
  computed("more", "{total}+SUM({lines.double})", "money"),
  computed("late", "YEAR(TODAY())+{qty}"),
  computed("later", "{late}+1"),
  computed("begun", "YEAR({since})"),
  computed("guess", "{usual}+1"),
  computed("hushed", "{secret}+1"),
  computed("numbered", "{no}&1", "text"),
  computed("system", "YEAR({created_at})"),
];

function preview(before: RecordValues | null, input: RecordValues, logic: FormShape["logic"] = {}) {
  const shape = {
    key: "shop.order",
    title: "Order",
    version: 7,
    model: { titleField: "qty", fields: FIELDS },
    layouts: [],
    logic,
  } as unknown as FormShape;
  const form = prepareForm(shape);
  const right = (path: string): FieldRight => (path === "secret" ? "masked" : "write");
  const { data } = computePass(form, before, input, { ...NOBODY, now: "2026-03-05T02:00:00.000Z", right });
  return previewOf({ form, before, input, data, right });
}

describe("what was shown of formulas", () => {
  it.each(cases)("hashes $name as the server does", ({ path, data, hash }) => {
    expect(resultHash(path, data)).toBe(hash);
  });

  it("is told of those whose inputs the server takes from here, with the version of the form", () => {
    const input = { qty: "2", price: "3.00", lines: [{ _id: "a", n: "1" }] };
    const shown = preview(null, input);
    expect(shown?.version).toBe(7);
    expect(Object.keys(shown?.results ?? {}).sort()).toEqual(["lines.double", "more", "total"]);
    expect(shown?.results["total"]).toBe(resultHash("total", { total: "6" }));
    expect(shown?.results["more"]).toBe(resultHash("more", { more: "8" }));
  });

  it("includes what hangs on a default once that is stored or given", () => {
    expect(Object.keys(preview({ usual: "4" }, { qty: "1" })?.results ?? {})).toContain("guess");
    expect(Object.keys(preview(null, { usual: "4" })?.results ?? {})).toContain("guess");
  });

  it("is not told where a rule speaks of what is not known here, or sets an input", () => {
    const rule = (when: unknown, target: string) =>
      ({
        rules: [{ key: "r", when, then: [{ act: "set", targets: [target], value: "9" }] }],
      }) as unknown as FormShape["logic"];
    const unknown = preview(null, { qty: "1" }, rule({ field: "hidden", op: "notEmpty" }, "price"));
    expect(unknown).toBeUndefined();
    const set = preview(null, { qty: "1" }, rule({ field: "qty", op: "notEmpty" }, "price"));
    expect(Object.keys(set?.results ?? {})).toEqual(["lines.double"]);
  });
});
