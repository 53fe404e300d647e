import { describe, expect, it } from "vitest";
import "../../../controls/catalog.ts";
import { words as english } from "../../../i18n/en-US/formula.ts";
import { words as chinese } from "../../../i18n/zh-CN/formula.ts";
import { formulaCircle } from "../../../model/designer/formula-circle.ts";
import { formulaFindings } from "../../../model/designer/formula-findings.ts";
import { FormTypes } from "../../../model/form/types.ts";
import type { Field, FormShape } from "../../../model/form-shape.ts";
import { adviceOn } from "../../../model/formula/advice.ts";

const field = (key: string, type: string, more: Partial<Field> = {}): Field => ({ key, title: key, type, ...more });

const FIELDS: readonly Field[] = [
  field("name", "text"),
  field("qty", "number"),
  field("amount", "money"),
  field("due", "date"),
  field("level", "select"),
  field("items", "subtable", { fields: [field("price", "number")] }),
  field("total", "number", { compute: "{net}*2" }),
  field("net", "number", { compute: "{gross}" }),
  field("gross", "number", { compute: "{qty}" }),
];
const SHAPE = { key: "shop.order", model: { titleField: "name", fields: FIELDS } } as unknown as FormShape;
const TYPES = new FormTypes(SHAPE, new Map());

const sentences: readonly Readonly<Record<string, string>>[] = [chinese, english];

/** What business users write, and which sentence tells them what to do. */
const MISTAKES: readonly (readonly [string, string])[] = [
  ["SUM({items.price}", "fx_unexpected_end.close"],
  ["ROUND({qty}*({amount}+1,2)", "fx_unexpected.close"],
  ["ROUND({qty},2))", "fx_unexpected.extra"],
  ["qty*2", "fx_bare_name"],
  ["{数量}*2", "fx_unknown_field"],
  ["SUMM({items.price})", "fx_unknown_function"],
  ["{name}+{qty}", "fx_operand_types.join"],
  ["{name}*{qty}", "fx_operand_types.number"],
  ["ROUND()", "fx_argument_count.few"],
  ["ABS({qty},2)", "fx_argument_count.many"],
  ["IFS({qty}>1)", "fx_argument_count.few"],
  ["{items.price}*{qty}", "fx_operand_types.rows"],
  ["ABS({items.price})", "fx_argument_type.rows"],
  ["-{items.price}", "fx_operand_type.rows"],
  ['{due}-"2026-01-01"', "fx_operand_types.day"],
  ["{due}+{due}", "fx_operand_types.days"],
  ["YEAR({name})", "fx_argument_type.day"],
  ["ABS({name})", "fx_argument_type.number"],
  ["LEFT({qty},2)", "fx_argument_type.text"],
  ["IF({qty},1,2)", "fx_argument_type.bool"],
  ["{qty}>{name}", "fx_operand_types.compare"],
  ["{qty}>1&&{qty}", "fx_operand_types.logic"],
  ["1<{qty}<3", "fx_chained_comparison"],
  ["{qty} {amount}", "fx_unexpected.operator"],
  ["{qty}+", "fx_unexpected_end.value"],
  ["IF({qty}>1 2,3)", "fx_unexpected.comma"],
  ["{qty},{amount}", "fx_unexpected.outside"],
  ["ROUND({qty};2)", "fx_unexpected_character.separator"],
  ["IF({name}='a',1,2)", "fx_unexpected_character.quote"],
  ['"open', "fx_unclosed_text"],
  ["{qty", "fx_unclosed_field"],
  ['IF({qty}>1,1,"two")', "fx_mixed_types"],
  ["{name}.level", "fx_unknown_field"],
];

describe("a mistake in a formula", () => {
  it.each(MISTAKES)("%s is answered with %s", (source, expected) => {
    const [first] = formulaFindings(source, null, TYPES);
    expect(first && adviceOn(first).key).toBe(expected);
  });

  it.each([
    ["number", "{name}", "fx_result_type.number"],
    ["text", "{qty}", "fx_result_type.text"],
    ["number", "{items.price}", "fx_result_type.rows"],
    ["date", "{name}", "fx_result_type.day"],
    ["switch", "{qty}", "fx_result_type.bool"],
  ])("a field of the type %s does not take %s", (type, source, expected) => {
    const [first] = formulaFindings(source, field("f", type), TYPES);
    expect(first && adviceOn(first).key).toBe(expected);
  });

  it("shows a text that is out of place with its quotes, so that an empty one can be seen", () => {
    expect(formulaFindings('{qty} ""', null, TYPES)[0]?.params["found"]).toBe('""');
    expect(formulaFindings("{qty} {amount}", null, TYPES)[0]?.params["found"]).toBe("amount");
  });

  it("says where a formula comes back to itself", () => {
    expect(formulaCircle(FIELDS, "gross", "{total}+1")).toEqual(["gross", "total", "net", "gross"]);
    expect(formulaCircle(FIELDS, "gross", "{gross}+1")).toEqual(["gross", "gross"]);
    expect(formulaCircle(FIELDS, "gross", "SUM({items.price})")).toBeUndefined();
  });

  it("has a sentence in both languages, whatever it is", () => {
    const sources = import.meta.glob<string>("../../../model/formula/*.ts", {
      query: "?raw",
      import: "default",
      eager: true,
    });
    const written = Object.entries(sources).filter(([file]) => !file.includes(".test."));
    const codes = new Set(written.flatMap(([, source]) => source.match(/(?<=")fx_[a-z_]+(?=")/g) ?? []));
    expect(codes.size).toBeGreaterThan(25);
    for (const words of sentences) {
      const known = new Set(Object.keys(words).map((key) => key.replace(/^problem\./, "").split(".")[0]));
      expect([...codes].filter((code) => !known.has(code))).toEqual([]);
      expect(MISTAKES.filter(([, key]) => !(`problem.${key}` in words))).toEqual([]);
    }
  });
});
