import { CompletionContext } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { knownFields } from "./field-chips.ts";
import type { FormulaField } from "./formula-field.ts";
import { type OtherField, type OtherForms, suggestionsIn } from "./suggestions.ts";

const field = (path: string, title: string): FormulaField => ({ path, title, type: "text", typeTitle: "文字" });
const other = (path: string, title: string, leadsHere = false): OtherField => ({ ...field(path, title), leadsHere });

const OTHERS: OtherForms = {
  forms: [
    { key: "ware", title: "商品" },
    { key: "receipt", title: "收款" },
    { key: "stock.place", title: "库位" },
    { key: "order", title: "订单" },
  ],
  fieldsOf: async (form) =>
    ({
      ware: [other("price", "单价"), other("sku", "货号")],
      receipt: [other("amount", "金额"), other("sale", "销售单", true)],
      "stock.place": [other("name", "名称")],
      order: [other("no", "单号"), { ...other("items", "明细"), holdsRows: true }],
      "order.items": [other("qty", "数量"), other("sale", "销售单", true), other("no", "单号")],
    })[form] ?? [],
};
const FIELDS = [
  field("qty", "数量"),
  field("sku", "货号"),
  field("lines.price", "明细 · 单价"),
  field("lines.qty", "明细 · 数量"),
];

async function offered(marked: string): Promise<readonly string[]> {
  const state = EditorState.create({ doc: marked.replace("|", ""), extensions: knownFields.of(FIELDS) });
  const source = suggestionsIn("zh-CN", () => OTHERS);
  const result = await source(new CompletionContext(state, marked.indexOf("|"), true));
  return (result?.options ?? []).map(({ label }) => label);
}

describe("what is offered while a formula is written", () => {
  it.each([
    ["数|", "{qty}"],
    ["qt|", "{qty}"],
    ["{货|", "{sku}"],
    ["rou|", "ROUND"],
    ["isem|", "ISBLANK"],
    ["工作日|", "NETWORKDAYS"],
  ])("for %s begins with %s", async (marked, first) => {
    expect((await offered(marked))[0]).toBe(first);
  });

  it.each([
    ['LOOKUP("|")', ["ware", "receipt", "stock.place", "order"]],
    ['LOOKUP("order.|")', ["no", "items"]],
    ['LOOKUP("order.items.|")', ["qty", "sale", "no"]],
    ['LOOKUP("order.items.数|")', ["qty"]],
    ['LOOKUP("order.items.qty","|",{no})', ["qty", "sale", "no"]],
    ['ROLLUP("sum","order.items.qty","|")', ["sale"]],
    ['LOOKUP("收|")', ["receipt"]],
    ['LOOKUP("ware.|")', ["price", "sku"]],
    ['LOOKUP("ware.单|")', ["price"]],
    ['LOOKUP("stock.place.|")', ["name"]],
    ['LOOKUP("ware.price","|",{sku})', ["price", "sku"]],
    ['ROLLUP("sum","receipt.amount","|")', ["sale"]],
    ['MAPX("s|")', ["sum", "first", "last", "list"]],
    ['CONTAINS({sku},"|")', []],
  ])("inside %s is %j", async (marked, labels) => {
    expect(await offered(marked)).toEqual(labels);
  });

  it("shows functions by their Chinese names to who reads Chinese, and writes the one that everybody knows", async () => {
    const named = async (language: "zh-CN" | "en-US") => {
      const state = EditorState.create({ doc: "求和" });
      const result = await suggestionsIn(language, () => OTHERS)(new CompletionContext(state, 2, true));
      return result?.options[0];
    };
    expect(await named("zh-CN")).toMatchObject({ label: "SUM", displayLabel: "SUM 求和" });
    expect(await named("en-US")).toMatchObject({ label: "SUM", displayLabel: "SUM" });
  });

  it("names the columns of a row where a function goes over rows", async () => {
    expect(await offered('QUERY("sum","ware.price",{row|')).toEqual(["{row.price}", "{row.sku}"]);
    expect(await offered('QUERY("sum","order.items.qty",{row|')).toEqual(["{row.qty}", "{row.sale}", "{row.no}"]);
    expect(await offered('QUERY("count","order.items",{row|')).toEqual(["{row.qty}", "{row.sale}", "{row.no}"]);
    expect(await offered("SUM(MAP({lines.price},{row|")).toEqual(["{row.price}", "{row.qty}"]);
  });
});
