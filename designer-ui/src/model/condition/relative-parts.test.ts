import { expect, it } from "vitest";
import { partsOf, relativeText } from "./relative-parts.ts";

it.each([
  ["today", { point: "today", shifts: [] }],
  ["now-2h", { point: "now", shifts: [{ amount: -2, unit: "h" }] }],
  ["startOfMonth+1m-1d", { point: "endOfMonth", shifts: [] }],
  ["startOfMonth+1m-1d+7d", { point: "endOfMonth", shifts: [{ amount: 7, unit: "d" }] }],
  ["startOfMonth+1m", { point: "startOfMonth", shifts: [{ amount: 1, unit: "m" }] }],
  [
    "startOfYear+1m-1d",
    {
      point: "startOfYear",
      shifts: [
        { amount: 1, unit: "m" },
        { amount: -1, unit: "d" },
      ],
    },
  ],
])("takes %s apart and puts it together again", (text, parts) => {
  expect(partsOf(text)).toEqual(parts);
  expect(relativeText(partsOf(text) ?? { point: "now", shifts: [] })).toBe(text);
});

it("leaves what is no time alone", () => {
  expect(partsOf("tomorrow")).toBeUndefined();
  expect(partsOf("today+3x")).toBeUndefined();
  expect(partsOf("startOfMonthly")).toBeUndefined();
});
