import type { Decimal } from "decimal.js";
import { Fx } from "./decimals";
import { NUM } from "./errors";
import type { FxError } from "./types";

const DAY_MS = 86_400_000;
const DAY_SECONDS = 86_400;
const FARTHEST = new Fx("1E12");
const FIRST_DAY = epochDay("0001-01-01");
const LAST_DAY = epochDay("9999-12-31");

/** A calendar day as numbers; months and days count from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function epochDay(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

export function dateOf(day: number): string | FxError {
  if (day < FIRST_DAY || day > LAST_DAY) return NUM;
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function partsOf(date: string): Day {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** The epoch day of a month's first day; months outside 1 to 12 roll over. */
export function firstOfMonth(year: number, month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, 1);
  return date.getTime() / DAY_MS;
}

export function monthLength(year: number, month: number): number {
  return firstOfMonth(year, month + 1) - firstOfMonth(year, month);
}

/** The same day some months later, or the last day of a shorter month, as an epoch day. */
export function plusMonths(date: string, months: number): number {
  const { year, month, day } = partsOf(date);
  return firstOfMonth(year, month + months) + Math.min(day, monthLength(year, month + months)) - 1;
}

/** A fraction of a day is dropped downwards: a date has no time. */
export function plusDays(date: string, days: Decimal): string | FxError {
  return isFar(days) ? NUM : dateOf(epochDay(date) + days.floor().toNumber());
}

/** To the nearest millisecond, halves away from zero. */
export function instantPlus(instant: string, seconds: Decimal): string | FxError {
  if (isFar(seconds)) return NUM;
  return instantAt(Date.parse(instant) + seconds.times(1000).round().toNumber());
}

/** One day less at both ends, so that the day is in range in every zone. */
export function instantAt(ms: number): string | FxError {
  const day = Math.floor(ms / DAY_MS);
  return day <= FIRST_DAY || day >= LAST_DAY || Number.isNaN(ms) ? NUM : new Date(ms).toISOString();
}

/** Round the clock; to the nearest second, halves away from zero. */
export function timePlus(time: string, seconds: Decimal): string | FxError {
  if (isFar(seconds)) return NUM;
  const moved = (secondOfDay(time) + seconds.round().toNumber()) % DAY_SECONDS;
  return timeOf((moved + DAY_SECONDS) % DAY_SECONDS);
}

/** Days between dates, seconds between instants or times of day. */
export function between(start: string, end: string, type: "date" | "datetime" | "time"): Decimal {
  if (type === "date") return new Fx(epochDay(end) - epochDay(start));
  if (type === "time") return new Fx(secondOfDay(end) - secondOfDay(start));
  return new Fx(Date.parse(end) - Date.parse(start)).div(1000);
}

/** `YYYY-MM-DD HH:mm:ss` of an instant where the application is. */
export function localText(instant: string, zone: string): string {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatterOf(zone).formatToParts(Date.parse(instant))) parts[type] = value;
  const {
    year = "",
    month = "",
    day = "",
    hour = "",
    minute = "",
    second = "",
  } = parts as Partial<Record<string, string>>;
  return `${year.padStart(4, "0")}-${month}-${day} ${hour}:${minute}:${second}`;
}

/** The calendar day of a date, or of an instant where the application is. */
export function dayOf(point: string, zone: string): string {
  return point.length === 10 ? point : localText(point, zone).slice(0, 10);
}

/** `HH:mm:ss` of a time of day, or of an instant where the application is. */
export function timeOfDay(point: string, zone: string): string {
  return point.length === 8 ? point : localText(point, zone).slice(11);
}

/**
 * The instant, in milliseconds, at which clocks show `ms` read as if they ran on UTC. What clocks skip counts on from before the
 * change; what they show twice is the first time.
 */
export function instantOfLocal(ms: number, zone: string): number {
  const before = ms - offsetAt(ms - DAY_MS, zone);
  const after = ms - offsetAt(ms + DAY_MS, zone);
  const shows = (candidate: number) => candidate + offsetAt(candidate, zone) === ms;
  return !shows(before) && shows(after) ? after : before;
}

/** How far clocks are ahead of UTC, in milliseconds. */
export function offsetAt(ms: number, zone: string): number {
  const whole = Math.floor(ms / 1000) * 1000;
  const shown = localText(new Date(whole).toISOString(), zone);
  return Date.parse(`${shown.replace(" ", "T")}Z`) - whole;
}

/** Monday is 0. */
export function weekdayOf(date: string): number {
  return (((epochDay(date) + 3) % 7) + 7) % 7;
}

const FORMATTERS = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = FORMATTERS.get(zone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  FORMATTERS.set(zone, formatter);
  return formatter;
}

export function secondOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 3600 + Number(time.slice(3, 5)) * 60 + Number(time.slice(6, 8));
}

export function timeOf(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function isFar(amount: Decimal): boolean {
  return amount.abs().gt(FARTHEST);
}
