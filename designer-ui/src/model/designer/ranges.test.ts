import { expect, it } from "vitest";
import { inRanges } from "./ranges.ts";

it.each([
  [[], ""],
  [[4], "4"],
  [[1, 2, 3, 7], "1–3, 7"],
  [[1, 3, 5], "1, 3, 5"],
])("calls %j %s", (numbers, words) => {
  expect(inRanges(numbers)).toBe(words);
});
