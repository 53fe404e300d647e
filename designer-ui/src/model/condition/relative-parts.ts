import { parseRelativeTime, type Shift } from "./relative-time.ts";

/** Points in time that people have words for; ends of periods are the beginning of the next less a day. */
const POINTS = {
  now: "now",
  today: "today",
  startOfWeek: "startOfWeek",
  endOfWeek: "startOfWeek+1w-1d",
  startOfMonth: "startOfMonth",
  endOfMonth: "startOfMonth+1m-1d",
  startOfQuarter: "startOfQuarter",
  endOfQuarter: "startOfQuarter+3m-1d",
  startOfYear: "startOfYear",
  endOfYear: "startOfYear+1y-1d",
} as const;

export type Point = keyof typeof POINTS;

/** A relative time as it is chosen: a point, and how far from there. */
export interface RelativeParts {
  readonly point: Point;
  readonly shifts: readonly Shift[];
}

const names = Object.keys(POINTS) as Point[];

/** What may be chosen: instants begin now and move by hours, days do neither. */
export const pointsFor = (moment: boolean): readonly Point[] => names.filter((name) => moment || name !== "now");
export const unitsFor = (moment: boolean): readonly Shift["unit"][] =>
  moment ? ["h", "d", "w", "m", "y"] : ["d", "w", "m", "y"];

export function partsOf(text: string): RelativeParts | undefined {
  const point = names
    .filter((name) => text.startsWith(POINTS[name]))
    .toSorted((one, other) => POINTS[other].length - POINTS[one].length)[0];
  const rest = point && parseRelativeTime(`now${text.slice(POINTS[point].length)}`);
  return point && rest && parseRelativeTime(text) ? { point, shifts: rest.shifts } : undefined;
}

export const relativeText = ({ point, shifts }: RelativeParts): string =>
  POINTS[point] +
  shifts
    .filter(({ amount }) => amount !== 0)
    .map(({ amount, unit }) => `${amount < 0 ? "" : "+"}${amount}${unit}`)
    .join("");
