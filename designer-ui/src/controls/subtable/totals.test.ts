import { describe, expect, it } from "vitest";
import type { Field, FieldNode } from "../../model/form-shape.ts";
import "../catalog.ts";
import { totalOf } from "./totals.ts";

const rows = [
  { _id: "1", price: "10.00", qty: "1", day: "2026-03-05", kind: "a", code: "CNY", time: "09:30" },
  { _id: "2", price: "2.5", qty: "2", day: "2026-01-31", kind: "b", code: "USD", time: "18:00" },
  { _id: "3", price: "10", qty: "2", day: null, kind: "a", code: "CNY" },
  { _id: "4", price: null, qty: null, day: null, kind: "" },
];
const field = (key: string, type: string, rest: object = {}): Field => ({ key, type, title: key, ...rest }) as Field;
const price = (rest: object = {}) => field("price", "number", { props: { scale: 2 }, ...rest });
const told = (column: Field, node?: Partial<FieldNode>, some: readonly (typeof rows)[number][] = rows) =>
  totalOf(node as FieldNode | undefined, column, some, { language: "zh-CN" });

describe("what stands below a column", () => {
  it("is what the column says, or the sum that the layout asks for", () => {
    expect(told(price())).toBeNull();
    expect(told(price(), { totals: ["price"] })).toEqual({ how: "sum", text: "22.50" });
    expect(told(price({ total: "max" }), { totals: ["price"] })?.text).toBe("10.00");
  });

  it("leaves blanks out, so that they pull no average down", () => {
    const all = ["sum", "avg", "min", "max", "count", "filled", "countDistinct"] as const;
    expect(all.map((total) => told(price({ total }))?.text)).toEqual(["22.50", "7.50", "2.50", "10.00", "4", "3", "2"]);
    expect(told(field("qty", "integer", { total: "avg" }))?.text).toBe("1.67");
  });

  it("is nothing where nothing is filled in, and of a sum nought", () => {
    const none = rows.slice(3);
    const of = (total: string) => told(price({ total }), undefined, none)?.text;
    expect(["avg", "min", "max"].map(of)).toEqual(["", "", ""]);
    expect(["sum", "filled", "countDistinct", "count"].map(of)).toEqual(["0.00", "0", "0", "1"]);
  });

  it("is told as the column is", () => {
    expect(told(field("day", "date", { total: "min" }))?.text).toBe("2026-01-31");
    expect(told(field("day", "date", { total: "max" }))?.text).toBe("2026-03-05");
    expect(told(field("time", "time", { total: "max" }))?.text).toBe("18:00");
    expect(told(field("kind", "text", { total: "countDistinct" }))).toEqual({ how: "countDistinct", text: "2" });
    expect(told(field("qty", "percent", { total: "avg" }))?.text).toMatch(/%$/);
  });

  it("says of days and times which comes first, and of numbers which is less", () => {
    const how = (key: string, type: string, total: string) => told(field(key, type, { total }))?.how;
    expect(["min", "max", "count"].map((total) => how("day", "date", total))).toEqual(["earliest", "latest", "count"]);
    expect(["min", "max"].map((total) => how("time", "time", total))).toEqual(["earliest", "latest"]);
    expect(["min", "max"].map((total) => how("qty", "integer", total))).toEqual(["min", "max"]);
  });

  it("keeps currencies apart", () => {
    const money = field("price", "money", { total: "avg", props: { currencyField: "code" } });
    expect(told(money)?.text).toMatch(/10\.00.* \+ .*2\.50/);
    expect(told({ ...money, total: "count" })?.text).toBe("4");
  });
});
