import { expect, it } from "vitest";
import type { Json } from "../json.ts";
import { addressIn } from "./address.ts";

it.each<readonly [string, Readonly<Record<string, Json>>, string | null]>([
  ["https://a.example/x", {}, "https://a.example/x"],
  ["https://a.example/?no={no}", { no: "甲 1&2" }, "https://a.example/?no=%E7%94%B2%201%262"],
  ["https://a.example/{no}/{other}", { no: "7" }, "https://a.example/7/"],
  ["https://a.example/?x={many}", { many: ["a", "b"] }, "https://a.example/?x=a%2Cb"],
  ["https://a.example/?x={card}", { card: { code: "3", text: "3.5" } }, "https://a.example/?x=3.5"],
  ["https://a.example/?x={NOT}", {}, "https://a.example/?x={NOT}"],
  ["mailto:{mail}?subject={name}", { mail: "a@b.c", name: "x y" }, "mailto:a%40b.c?subject=x%20y"],
  ["tel:{phone}", { phone: "021 5888" }, "tel:021%205888"],
  ["/f/crm.task?q={name}", { name: "//evil.example" }, "/f/crm.task?q=%2F%2Fevil.example"],
  ["//evil.example", {}, null],
  ["/\\evil.example", {}, null],
  ["javascript:alert(1)", {}, null],
  ["{url}", { url: "https://a.example" }, null],
])("an address takes the values of the record: %s", (url, data, expected) => {
  expect(addressIn(url, data)).toBe(expected);
});
