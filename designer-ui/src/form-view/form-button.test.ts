import { expect, it } from "vitest";
import type { Json } from "../model/json.ts";
import { filledIn } from "./form-button.tsx";

it.each<readonly [string, Readonly<Record<string, Json>>, string]>([
  ["https://a.example/x", {}, "https://a.example/x"],
  ["https://a.example/?no={no}", { no: "甲 1&2" }, "https://a.example/?no=%E7%94%B2%201%262"],
  ["https://a.example/{no}/{other}", { no: "7" }, "https://a.example/7/"],
  ["https://a.example/?x={many}", { many: ["a", "b"] }, "https://a.example/?x=a%2Cb"],
  ["https://a.example/?x={card}", { card: { code: "3", text: "3.5" } }, "https://a.example/?x=3.5"],
  ["https://a.example/?x={NOT}", {}, "https://a.example/?x={NOT}"],
])("an address takes the values of the record: %s", (url, data, expected) => {
  expect(filledIn(url, data)).toBe(expected);
});
