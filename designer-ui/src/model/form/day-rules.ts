import { parseRelativeTime, relativeTimeType, resolveRelativeTime } from "../condition/relative-time.ts";
import { dateOf, dayAt, dayMilliseconds, dayOf, toLocal } from "../condition/zone.ts";
import type { Field } from "../form-shape.ts";
import type { WorkCalendar } from "../formula/types.ts";
import type { Json, JsonObject } from "../json.ts";
import type { LocalizedText } from "../localized-text.ts";
import type { ControlProblem } from "./control-problem.ts";
import { valueTypeOf } from "./kinds.ts";

/** When, and by whose calendar, a value is judged; the twin of the server's `Occasion`. */
export interface Occasion {
  /** ISO instant. */
  readonly now: string;
  /** Of the organisation, never of the reader. */
  readonly zone: string;
  /** Monday to Friday when it does not say. */
  readonly calendar?: WorkCalendar | undefined;
}

const MINUTE = 60_000;
const USUAL: WorkCalendar = { workDays: [1, 2, 3, 4, 5] };

/** A day as the calendar counts them, and the moment within it if there is one. */
interface Given {
  readonly day: number;
  readonly moment: number | null;
}

/** How far what is given lies from a bound, and what people call the bound; null when there is no such bound. */
interface Distance {
  readonly by: number;
  readonly name: string;
}

function distance(bound: Json | undefined, given: Given, { now, zone }: Occasion): Distance | null {
  const written = typeof bound === "object" && bound !== null ? (bound as JsonObject)["relative"] : undefined;
  const time = typeof written === "string" ? parseRelativeTime(written) : undefined;
  const resolved = time ? resolveRelativeTime(time, now, zone) : null;
  if (!time || resolved === null) return null;
  if (relativeTimeType(time) === "date") return { by: given.day - dayOf(resolved), name: resolved };
  const minute = Math.floor(Date.parse(resolved) / MINUTE) * MINUTE;
  const day = dayAt(minute, zone);
  if (given.moment === null) return { by: given.day - day, name: dateOf(day) };
  const clock = new Date(toLocal(minute, zone)).toISOString().slice(11, 16);
  return { by: given.moment - minute, name: `${dateOf(day)} ${clock}` };
}

/** 1 for Monday; the first day of the calendar was a Thursday. */
const weekdayOf = (day: number) => ((((day + 3) % 7) + 7) % 7) + 1;

function isWorked(day: number, { workDays, holidays = [], worked = [] }: WorkCalendar): boolean {
  const date = dateOf(day);
  return worked.includes(date) || (workDays.includes(weekdayOf(day)) && !holidays.includes(date));
}

/** Full names of days of the week, 1 for Monday. */
export function weekdayNames(days: readonly number[], language: string): readonly string[] {
  const format = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
  return days.map((day) => format.format((day + 3) * dayMilliseconds));
}

function namesOf(days: readonly number[]): LocalizedText {
  return {
    "zh-CN": weekdayNames(days, "zh-CN").join("、"),
    "en-US": weekdayNames(days, "en-US").join(", "),
  };
}

/** Problems of a day or a moment; without an occasion only those with bounds that never move. */
export function checkDay(field: Field, value: string, occasion?: Occasion): readonly ControlProblem[] {
  const props = field.props ?? {};
  const { min, max } = props;
  const problems: ControlProblem[] = [];
  if (typeof min === "string" && value < min) problems.push({ code: "date_too_early", params: { min } });
  if (typeof max === "string" && value > max) problems.push({ code: "date_too_late", params: { max } });
  if (!occasion) return problems;

  const moment = value.includes("T") ? Date.parse(value) : null;
  const given = { day: moment === null ? dayOf(value) : dayAt(moment, occasion.zone), moment };
  const first = distance(min, given, occasion);
  const last = distance(max, given, occasion);
  if (first && first.by < 0) problems.push({ code: "date_too_early", params: { min: first.name } });
  if (last && last.by > 0) problems.push({ code: "date_too_late", params: { max: last.name } });
  const weekdays = [...((props["weekdays"] ?? []) as readonly number[])].sort();
  if (weekdays.length > 0 && !weekdays.includes(weekdayOf(given.day))) {
    problems.push({ code: "date_weekday", params: { days: namesOf(weekdays) } });
  }
  if (props["workingDays"] === true && !isWorked(given.day, occasion.calendar ?? USUAL)) {
    problems.push({ code: "date_not_worked", params: { day: dateOf(given.day) } });
  }
  return problems;
}

/** Whether nothing on a day of the calendar may be given, so that a picker need not offer it. */
export function isShut(field: Field, date: string, occasion: Occasion): boolean {
  const { min, max, ...rest } = field.props ?? {};
  if (valueTypeOf(field.type) !== "DATETIME") return checkDay(field, date, occasion).length > 0;
  // Of a bound within a day some hours are left; those of fixed moments are told when they are given.
  const whole = {
    ...field,
    props: { ...rest, ...(typeof min === "object" ? { min } : {}), ...(typeof max === "object" ? { max } : {}) },
  };
  return checkDay(whole, date, occasion).length > 0;
}
