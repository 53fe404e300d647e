import { describe, expect, it } from "vitest";
import { wizardFormula } from "./wizard-formula.ts";

describe("the formula wizard", () => {
  it.each([
    [
      { kind: "sumif", first: "items.kind", second: "items.amount", how: ' a"b ' },
      'SUMIF({items.kind},"a""b",{items.amount})',
    ],
    [{ kind: "datedif", first: "start", second: "due", how: "M" }, 'DATEDIF({start},{due},"M")'],
    [{ kind: "rows", first: "items.qty", second: "items.price", how: "*" }, "SUM(MAP({items.qty},{row}*{row.price}))"],
    [
      { kind: "lookup", first: "sku", second: "price", how: "first", form: "ware", match: "code" },
      'LOOKUP("ware.price","code",{sku})',
    ],
    [
      { kind: "lookup", first: "sku", second: "price", how: "sum", form: "stock.ware", match: "code" },
      'MAPX("sum",{sku},"stock.ware.code","stock.ware.price")',
    ],
    [
      { kind: "lookup", first: "sku", second: "price", how: "last", form: "order", rows: "items", match: "code" },
      'MAPX("last",{sku},"order.items.code","order.items.price")',
    ],
    [{ kind: "lookup", first: "sku", second: "price", how: "sum", form: "ware", match: undefined }, undefined],
    [{ kind: "sumif", first: "items.kind", second: undefined, how: "a" }, undefined],
    [{ kind: "sumif", first: "items.kind", second: "items.amount", how: " " }, undefined],
  ] as const)("writes %j as %s", (choice, formula) => {
    expect(wizardFormula(choice)).toBe(formula);
  });
});
