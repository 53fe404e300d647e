import { readDate } from "../../model/date-text.ts";
import type { Reading } from "../../model/form/kinds.ts";
import type { Json } from "../../model/json.ts";
import { halfWidth } from "../half-width.ts";

const DAY_MS = 86_400_000;

export const daysOf = (start: string, end: string): number => (Date.parse(end) - Date.parse(start)) / DAY_MS + 1;

/** The object as the server keeps it. */
export const rangeOf = (start: string, end: string): Json => ({
  code: `${start}/${end}`,
  start,
  end,
  text: `${start} ~ ${end}`,
});

/** `2026-03-01 ~ 2026-03-05`, `2026/3/1 至 2026/3/5`. */
export function readRange(text: string): Reading {
  const ends = halfWidth(text).split(/\s*(?:~|至|到|—|–)\s*/);
  const [start, end] = ends.map((part) => readDate(part) ?? undefined);
  if (ends.length !== 2 || start === undefined || end === undefined) return { problem: "not_a_daterange" };
  return end < start ? { problem: "daterange_reversed" } : { value: rangeOf(start, end) };
}
