/** Calendars and zones: days are counted from 1970-01-01, local times are milliseconds as if the zone were UTC. */

export const dayMilliseconds = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) {
    return known;
  }
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(zone, format);
  return format;
}

/** How far the zone is ahead of UTC at an instant, in milliseconds. */
export function offsetAt(instant: number, zone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) {
    parts[type] = Number(value);
  }
  const local = Date.UTC(
    parts["year"] ?? 0,
    (parts["month"] ?? 1) - 1,
    parts["day"] ?? 1,
    parts["hour"] ?? 0,
    parts["minute"] ?? 0,
    parts["second"] ?? 0,
  );
  return local - Math.floor(instant / 1000) * 1000;
}

export function toLocal(instant: number, zone: string): number {
  return instant + offsetAt(instant, zone);
}

/**
 * The instant of a local time. A time that a clock change skips moves forward by what is skipped; of a time that comes
 * twice it is the one with the preferred offset, else the earlier.
 */
export function fromLocal(local: number, zone: string, preferredOffset?: number): number {
  const before = offsetAt(local - dayMilliseconds, zone);
  const after = offsetAt(local + dayMilliseconds, zone);
  const valid = [before, after].filter((offset) => offsetAt(local - offset, zone) === offset);
  const offset = valid.find((candidate) => candidate === preferredOffset) ?? valid[0] ?? before;
  return local - offset;
}

export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMilliseconds;
}

export function dateOf(day: number): string {
  return new Date(day * dayMilliseconds).toISOString().slice(0, 10);
}

/** The calendar day an instant falls on in the zone. */
export function dayAt(instant: number, zone: string): number {
  return Math.floor(toLocal(instant, zone) / dayMilliseconds);
}

export function startOfDay(day: number, zone: string): number {
  return fromLocal(day * dayMilliseconds, zone);
}

/** The same day of another month; its last day when there is no such day. */
export function plusMonths(day: number, months: number): number {
  const date = new Date(day * dayMilliseconds);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const first = firstOfMonth(Math.floor(month / 12), month - Math.floor(month / 12) * 12);
  const next = firstOfMonth(Math.floor((month + 1) / 12), month + 1 - Math.floor((month + 1) / 12) * 12);
  return first + Math.min(date.getUTCDate(), next - first) - 1;
}

export function firstOfMonth(year: number, month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 1);
  return date.getTime() / dayMilliseconds;
}
