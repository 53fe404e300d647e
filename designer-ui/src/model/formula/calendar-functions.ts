import type { Arguments } from "./arguments";
import { Fx } from "./decimals";
import { NUM } from "./errors";
import type { FxFunction } from "./function";
import { dateOf, dayOf, epochDay, monthLength, partsOf, weekdayOf } from "./moments";
import type { FxValue, WorkCalendar } from "./types";

/** Weeks, quarters, years and working days; a blank date gives a blank result. */
export const CALENDAR_FUNCTIONS: Readonly<Record<string, FxFunction>> = {
  QUARTER: (args) => of(args, (day) => new Fx(Math.ceil(partsOf(day).month / 3))),
  ISOWEEKNUM: (args) => of(args, (day) => new Fx(isoWeek(day))),
  WEEKNUM: (args) => of(args, (day) => week(day, args.whole(1, 1))),
  YEARBEGIN: (args) => of(args, (day) => `${day.slice(0, 4)}-01-01`),
  YEAREND: (args) => of(args, (day) => `${day.slice(0, 4)}-12-31`),
  DATESTR: (args) => args.day(0),
  AGE: (args) => ageOn(args.day(0), args.count > 1 ? args.day(1) : today(args)),
  DAYS360: daysOfThirtyDayMonths,
  NETWORKDAYS: workingDays,
  WORKDAY: workingDayLater,
};

const ISO_WEEK = 21;
const FARTHEST_WORKDAY = 10_000;
const FIRST_MONDAY = epochDay("0001-01-01");

function of(args: Arguments, work: (day: string) => FxValue): FxValue {
  const day = args.day(0);
  return day === null ? null : work(day);
}

export function today(args: Arguments): string {
  return dayOf(args.context.now, args.context.zone);
}

/** The week of the Thursday beside the day. */
function isoWeek(day: string): number {
  const thursday = epochDay(day) - weekdayOf(day) + 3;
  const year = new Date(thursday * 86_400_000).getUTCFullYear();
  return Math.floor((thursday - epochDay(`${String(year).padStart(4, "0")}-01-01`)) / 7) + 1;
}

/** Week 1 holds 1 January; the types are those of WEEKDAY, and 21 is the week of ISO 8601. */
function week(day: string, type: number): FxValue {
  if (type === ISO_WEEK) return new Fx(isoWeek(day));
  if (type !== 1 && type !== 2 && (type < 11 || type > 17)) return NUM;
  const first = type === 1 ? 6 : type === 2 ? 0 : type - 11;
  const newYear = `${day.slice(0, 4)}-01-01`;
  const before = (weekdayOf(newYear) - first + 7) % 7;
  return new Fx(Math.floor((epochDay(day) - epochDay(newYear) + before) / 7) + 1);
}

/** Full years; the birthday itself counts. */
export function ageOn(born: string | null, on: string | null): FxValue {
  if (born === null || on === null) return null;
  if (born > on) return NUM;
  const isBefore = on.slice(5) < born.slice(5);
  return new Fx(partsOf(on).year - partsOf(born).year - (isBefore ? 1 : 0));
}

/** The year of 360 days of book-keepers: the method of the United States, or the European one. */
function daysOfThirtyDayMonths(args: Arguments): FxValue {
  const startDay = args.day(0);
  const endDay = args.day(1);
  if (startDay === null || endDay === null) return null;
  const isEuropean = args.value(2) === true;
  const start = partsOf(startDay);
  const end = partsOf(endDay);
  const isLast = start.day === monthLength(start.year, start.month);
  const first = start.day === 31 || (isLast && !isEuropean) ? 30 : start.day;
  const last = end.day === 31 && (isEuropean || first === 30) ? 30 : end.day;
  return new Fx(((end.year - start.year) * 12 + end.month - start.month) * 30 + last - first);
}

/** Days on which the organisation works without those given, both ends included; negative when the end is before the start. */
function workingDays(args: Arguments): FxValue {
  const start = args.day(0);
  const end = args.day(1);
  if (start === null || end === null) return null;
  const [from, to] = start > end ? [end, start] : [start, end];
  const days = calendarOf(args).between(from, to);
  return new Fx(start > end ? -days : days);
}

function workingDayLater(args: Arguments): FxValue {
  const start = args.day(0);
  if (start === null) return null;
  let rest = args.whole(1);
  if (Math.abs(rest) > FARTHEST_WORKDAY) return NUM;
  const calendar = calendarOf(args);
  const step = Math.sign(rest);
  let day = epochDay(start);
  while (rest !== 0) {
    day += step;
    const date = dateOf(day);
    if (typeof date !== "string") return date;
    if (calendar.isWorked(date)) rest -= step;
  }
  return dateOf(day);
}

const USUAL: WorkCalendar = { workDays: [1, 2, 3, 4, 5] };

/** The calendar of the organisation, with days that are free as well. */
function calendarOf(args: Arguments) {
  const { workDays, holidays: closed = [], worked: made = [] } = args.context.calendar ?? USUAL;
  const usual = new Set(workDays);
  const holidaysOf = new Set(closed);
  const worked = new Set(made);
  const free = holidays(args);
  const isUsual = (day: string) => usual.has(weekdayOf(day) + 1);
  const isWorked = (day: string) => !free.has(day) && (worked.has(day) || (isUsual(day) && !holidaysOf.has(day)));
  /** Usual days from the first day of the calendar, a Monday, to a day, which counts. */
  const usualUntil = (day: number) => {
    const days = day - FIRST_MONDAY + 1;
    const weeks = Math.floor(days / 7);
    return weeks * usual.size + [...usual].filter((one) => one <= days - weeks * 7).length;
  };
  const between = (from: string, to: string) => {
    let days = usualUntil(epochDay(to)) - usualUntil(epochDay(from) - 1);
    for (const day of new Set([...holidaysOf, ...worked, ...free])) {
      if (day >= from && day <= to) days += Number(isWorked(day)) - Number(isUsual(day));
    }
    return days;
  };
  return { isWorked, between };
}

function holidays(args: Arguments): ReadonlySet<string> {
  return new Set(args.elements(2).filter((day) => typeof day === "string"));
}
