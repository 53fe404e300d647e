import { monthOf, quarterOf, weekOf, yearOf } from "./period";
import { dateOf, dayMilliseconds, fromLocal, offsetAt, plusMonths, startOfDay, toLocal } from "./zone";

export type Anchor = "now" | "today" | "startOfWeek" | "startOfMonth" | "startOfQuarter" | "startOfYear";

export interface Shift {
  readonly amount: number;
  readonly unit: "h" | "d" | "w" | "m" | "y";
}

/** A point in time as seen from now: `today-7d`, `startOfMonth+1m-1d`, `now+2h`. */
export interface RelativeTime {
  readonly anchor: Anchor;
  readonly shifts: readonly Shift[];
}

const shape = /^(now|today|startOfWeek|startOfMonth|startOfQuarter|startOfYear)((?:[+-]\d{1,4}[hdwmy])*)$/;
const mostShifts = 4;
const firstMoment = Date.parse("0001-01-01T00:00:00Z");
const lastMoment = Date.parse("9999-12-31T23:59:59.999Z");

export function parseRelativeTime(text: string): RelativeTime | undefined {
  const match = shape.exec(text);
  const shifts = [...(match?.[2] ?? "").matchAll(/([+-]\d{1,4})([hdwmy])/g)].map(
    ([, amount, unit]): Shift => ({ amount: Number(amount), unit: unit as Shift["unit"] }),
  );
  return match && shifts.length <= mostShifts ? { anchor: match[1] as Anchor, shifts } : undefined;
}

/** It is a date, or an instant when it starts from `now` or moves by hours. */
export function relativeTimeType(time: RelativeTime): "date" | "datetime" {
  return time.anchor === "now" || time.shifts.some((shift) => shift.unit === "h") ? "datetime" : "date";
}

/** A date or an ISO instant by its type; null where it leaves the years 1 to 9999. */
export function resolveRelativeTime(time: RelativeTime, now: string, zone: string): string | null {
  let instant = start(time.anchor, Date.parse(now), zone);
  for (const shift of time.shifts) {
    instant = shifted(instant, shift, zone);
  }
  const local = toLocal(instant, zone);
  if (local < firstMoment || local > lastMoment) {
    return null;
  }
  return relativeTimeType(time) === "datetime"
    ? new Date(instant).toISOString()
    : dateOf(Math.floor(local / dayMilliseconds));
}

const starts: Readonly<Record<Exclude<Anchor, "now">, (today: number) => number>> = {
  today: (today) => today,
  startOfWeek: weekOf,
  startOfMonth: monthOf,
  startOfQuarter: quarterOf,
  startOfYear: yearOf,
};

function start(anchor: Anchor, now: number, zone: string): number {
  return anchor === "now" ? now : startOfDay(starts[anchor](Math.floor(toLocal(now, zone) / dayMilliseconds)), zone);
}

/** Hours are exact; everything longer moves the calendar of the zone. */
function shifted(instant: number, { amount, unit }: Shift, zone: string): number {
  if (unit === "h") {
    return instant + amount * 3_600_000;
  }
  const local = toLocal(instant, zone);
  const day = Math.floor(local / dayMilliseconds);
  const moved = movedDay(day, amount, unit);
  return fromLocal(local + (moved - day) * dayMilliseconds, zone, offsetAt(instant, zone));
}

function movedDay(day: number, amount: number, unit: Exclude<Shift["unit"], "h">): number {
  switch (unit) {
    case "d":
      return day + amount;
    case "w":
      return day + amount * 7;
    case "m":
      return plusMonths(day, amount);
    case "y":
      return plusMonths(day, amount * 12);
  }
}
