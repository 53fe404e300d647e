import type { Arguments } from "./arguments";
import { Fx } from "./decimals";
import { isError, NUM } from "./errors";
import type { FxFunction } from "./function";
import {
  type Day,
  dateOf,
  dayOf,
  epochDay,
  firstOfMonth,
  instantAt,
  instantOfLocal,
  monthLength,
  partsOf,
  plusMonths,
  weekdayOf,
} from "./moments";
import type { FxValue } from "./types";

/** Functions on dates; a blank date gives a blank result. */
export const DATE_FUNCTIONS: Readonly<Record<string, FxFunction>> = {
  TODAY: (args) => dayOf(args.context.now, args.context.zone),
  NOW: (args) => instantAt(Date.parse(args.context.now)),
  DATE: date,
  YEAR: (args) => part(args, "year"),
  MONTH: (args) => part(args, "month"),
  DAY: (args) => part(args, "day"),
  WEEKDAY: weekday,
  DATEDIF: difference,
  DAYS: (args) => days(args.day(1), args.day(0)),
  EDATE: sameDayLater,
  EOMONTH: endOfMonth,
};

const MAX_MONTHS = 120_000;
const DAY_SECONDS = 86_400;

/** A day; with a time of day the moment at which clocks show it. Months, days, hours and so on roll over. */
function date(args: Arguments): FxValue {
  const year = args.whole(0);
  const month = args.whole(1);
  if (year < 0 || year > 10_000 || Math.abs(month) > MAX_MONTHS) return NUM;
  const first = firstOfMonth(year, month) + args.whole(2) - 1;
  if (args.count === 3) return dateOf(first);
  const seconds = args.whole(3) * 3600 + args.whole(4, 0) * 60 + args.whole(5, 0);
  const day = first + Math.floor(seconds / DAY_SECONDS);
  const date = dateOf(day);
  const local = (day * DAY_SECONDS + seconds - Math.floor(seconds / DAY_SECONDS) * DAY_SECONDS) * 1000;
  return isError(date) ? date : instantAt(instantOfLocal(local, args.context.zone));
}

function part(args: Arguments, name: keyof Day): FxValue {
  const day = args.day(0);
  return day === null ? null : new Fx(partsOf(day)[name]);
}

function weekday(args: Arguments): FxValue {
  const day = args.day(0);
  if (day === null) return null;
  const fromMonday = weekdayOf(day);
  const type = args.whole(1, 1);
  if (type === 3) return new Fx(fromMonday);
  if (type !== 1 && type !== 2 && (type < 11 || type > 17)) return NUM;
  const first = type === 1 ? 6 : type === 2 ? 0 : type - 11;
  return new Fx(((fromMonday - first + 7) % 7) + 1);
}

function difference(args: Arguments): FxValue {
  const start = args.day(0);
  const end = args.day(1);
  if (start === null || end === null) return null;
  if (start > end) return NUM;
  const full = fullMonths(partsOf(start), partsOf(end));
  switch (args.string(2).toUpperCase()) {
    case "Y":
      return new Fx(Math.floor(full / 12));
    case "M":
      return new Fx(full);
    case "D":
      return days(start, end);
    case "YM":
      return new Fx(full % 12);
    case "MD":
      return new Fx(epochDay(end) - plusMonths(start, full));
    case "YD":
      return new Fx(epochDay(end) - plusMonths(start, full - (full % 12)));
    default:
      return NUM;
  }
}

/** Full months: one is full on the same day of a later month. */
function fullMonths(start: Day, end: Day): number {
  const months = (end.year - start.year) * 12 + end.month - start.month;
  return end.day < start.day ? months - 1 : months;
}

function days(start: string | null, end: string | null): FxValue {
  return start === null || end === null ? null : new Fx(epochDay(end) - epochDay(start));
}

function sameDayLater(args: Arguments): FxValue {
  const day = args.day(0);
  const months = args.whole(1);
  if (day === null) return null;
  return Math.abs(months) > MAX_MONTHS ? NUM : dateOf(plusMonths(day, months));
}

function endOfMonth(args: Arguments): FxValue {
  const day = args.day(0);
  const months = args.whole(1);
  if (day === null) return null;
  if (Math.abs(months) > MAX_MONTHS) return NUM;
  const { year, month } = partsOf(day);
  return dateOf(firstOfMonth(year, month + months) + monthLength(year, month + months) - 1);
}
