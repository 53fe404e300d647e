import type { Arguments } from "./arguments";
import { divide, Fx } from "./decimals";
import { isError, NUM, VALUE } from "./errors";
import type { FxFunction } from "./function";
import {
  dateOf,
  dayOf,
  epochDay,
  instantAt,
  instantOfLocal,
  instantPlus,
  offsetAt,
  plusMonths,
  timeOf,
  timeOfDay,
} from "./moments";
import type { FxValue } from "./types";

/** Times of day and moments, where the application is; a blank one gives a blank result. */
export const CLOCK_FUNCTIONS: Readonly<Record<string, FxFunction>> = {
  TIME: (args) => time(args.whole(0), args.whole(1), args.whole(2)),
  HOUR: (args) => part(args, 0),
  MINUTE: (args) => part(args, 3),
  SECOND: (args) => part(args, 6),
  DAYBEGIN: (args) => beginOf(args.day(0), args.context.zone),
  DAYEND: endOf,
  DATEADD: later,
  DATETIMEDIFF: difference,
};

const DAY_SECONDS = 86_400;
const DAY_MS = DAY_SECONDS * 1000;
const MAX_MONTHS = 120_000;
const LAST_DAY = "9999-12-31";
const UNIT_MS: Readonly<Record<string, number>> = { D: DAY_MS, H: 3_600_000, MI: 60_000, S: 1000 };

/** Beyond a day it goes round the clock. */
function time(hour: number, minute: number, second: number): FxValue {
  const seconds = hour * 3600 + minute * 60 + second;
  return seconds < 0 ? NUM : timeOf(seconds % DAY_SECONDS);
}

function part(args: Arguments, from: number): FxValue {
  const value = args.value(0);
  if (typeof value !== "string") return null;
  return new Fx(timeOfDay(value, args.context.zone).slice(from, from + 2));
}

function beginOf(day: string | null, zone: string): FxValue {
  return day === null ? null : instantAt(instantOfLocal(epochDay(day) * DAY_MS, zone));
}

/** The last millisecond, so that "until the end of the day" takes in every moment of it. */
function endOf(args: Arguments): FxValue {
  const day = args.day(0);
  if (day === null) return null;
  if (day === LAST_DAY) return NUM;
  const next = instantAt(instantOfLocal((epochDay(day) + 1) * DAY_MS, args.context.zone));
  return isError(next) ? next : instantAt(Date.parse(next) - 1);
}

function later(args: Arguments): FxValue {
  const from = args.value(0);
  if (typeof from !== "string") return null;
  const amount = args.whole(1);
  switch (args.count < 3 ? "D" : args.string(2).toUpperCase()) {
    case "Y":
      return monthsLater(args, from, amount * 12);
    case "Q":
      return monthsLater(args, from, amount * 3);
    case "M":
      return monthsLater(args, from, amount);
    case "W":
      return daysLater(args, from, amount * 7);
    case "D":
      return daysLater(args, from, amount);
    case "H":
      return secondsLater(args, from, amount * 3600);
    case "MI":
      return secondsLater(args, from, amount * 60);
    case "S":
      return secondsLater(args, from, amount);
    default:
      return NUM;
  }
}

function monthsLater(args: Arguments, from: string, months: number): FxValue {
  if (Math.abs(months) > MAX_MONTHS) return NUM;
  return onDay(args, from, plusMonths(dayOf(from, args.context.zone), months));
}

function daysLater(args: Arguments, from: string, days: number): FxValue {
  return onDay(args, from, epochDay(dayOf(from, args.context.zone)) + days);
}

/** The same time of day on another epoch day. */
function onDay(args: Arguments, from: string, day: number): FxValue {
  const date = dateOf(day);
  if (args.type(0) === "date" || isError(date)) return date;
  const { zone } = args.context;
  const ms = Date.parse(from);
  const local = ms + offsetAt(ms, zone);
  return instantAt(instantOfLocal(day * DAY_MS + (local - Math.floor(local / DAY_MS) * DAY_MS), zone));
}

/** A date has no time of day to move. */
function secondsLater(args: Arguments, from: string, seconds: number): FxValue {
  return args.type(0) === "date" ? VALUE : instantPlus(from, new Fx(seconds));
}

function difference(args: Arguments): FxValue {
  const start = moment(args, 0);
  const end = moment(args, 1);
  if (start === null || end === null) return null;
  if (typeof start !== "string" || typeof end !== "string") return NUM;
  const unit = UNIT_MS[args.string(2).toUpperCase()];
  return unit === undefined ? NUM : divide(new Fx(Date.parse(end) - Date.parse(start)), new Fx(unit));
}

function moment(args: Arguments, index: number): FxValue {
  const value = args.value(index);
  return typeof value === "string" && value.length === 10 ? beginOf(value, args.context.zone) : value;
}
