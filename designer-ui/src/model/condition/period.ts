import { firstOfMonth, plusMonths } from "./zone";

/** Days counted from 1970-01-01: from the first to before `until`. */
export interface Days {
  readonly from: number;
  readonly until: number;
}

const named: Readonly<Record<string, (today: number) => Days>> = {
  today: (today) => days(today, 1),
  yesterday: (today) => days(today - 1, 1),
  tomorrow: (today) => days(today + 1, 1),
  thisWeek: (today) => days(weekOf(today), 7),
  lastWeek: (today) => days(weekOf(today) - 7, 7),
  nextWeek: (today) => days(weekOf(today) + 7, 7),
  thisMonth: (today) => months(monthOf(today), 0, 1),
  lastMonth: (today) => months(monthOf(today), -1, 1),
  nextMonth: (today) => months(monthOf(today), 1, 1),
  thisQuarter: (today) => months(quarterOf(today), 0, 3),
  lastQuarter: (today) => months(quarterOf(today), -3, 3),
  nextQuarter: (today) => months(quarterOf(today), 3, 3),
  thisYear: (today) => months(yearOf(today), 0, 12),
  lastYear: (today) => months(yearOf(today), -12, 12),
  nextYear: (today) => months(yearOf(today), 12, 12),
};

/** The periods without a number in their name, for menus; beside them there are `lastNd` and `nextNd`. */
export const periodNames = Object.keys(named);

const counted = /^(last|next)([1-9]\d{0,3})d$/;

/**
 * A named stretch of days around today; undefined when there is none of the name. Weeks start on Monday, `lastNd` are the
 * N days that end with today, `nextNd` the N days that begin with it.
 */
export function periodNamed(name: unknown): ((today: number) => Days) | undefined {
  if (typeof name !== "string") {
    return undefined;
  }
  const match = counted.exec(name);
  if (!match) {
    return Object.hasOwn(named, name) ? named[name] : undefined;
  }
  const length = Number(match[2]);
  return match[1] === "last" ? (today) => days(today - length + 1, length) : (today) => days(today, length);
}

/** 1970-01-01 was a Thursday. */
export function weekOf(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7);
}

export function monthOf(day: number): number {
  const date = new Date(day * 86_400_000);
  return firstOfMonth(date.getUTCFullYear(), date.getUTCMonth());
}

export function quarterOf(day: number): number {
  const date = new Date(day * 86_400_000);
  return firstOfMonth(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / 3) * 3);
}

export function yearOf(day: number): number {
  return firstOfMonth(new Date(day * 86_400_000).getUTCFullYear(), 0);
}

function days(from: number, length: number): Days {
  return { from, until: from + length };
}

function months(start: number, shift: number, length: number): Days {
  return { from: plusMonths(start, shift), until: plusMonths(start, shift + length) };
}
