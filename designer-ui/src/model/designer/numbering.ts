import type { NumberingDocument } from "../generated/metadata.ts";

export type NumberSegment = NumberingDocument["segments"][number];
export type NumberReset = NonNullable<NumberingDocument["reset"]>;

/** How the numbers of a numbering look, and when they begin again at 1. */
export interface NumberRule {
  readonly segments: readonly NumberSegment[];
  readonly reset: NumberReset;
}

export const NUMBER_DATES = ["yyyy", "yy", "yyyyMM", "yyMM", "yyyyMMdd", "yyMMdd", "MM", "MMdd"] as const;

/** What the printed dates must tell apart, so that a number never comes again; the twin of the server's check. */
const NEEDED: readonly (readonly [NumberReset, string])[] = [
  ["never", ""],
  ["year", "y"],
  ["month", "yM"],
  ["day", "yMd"],
];

export const FIRST_RULE: NumberRule = {
  segments: [{ text: "NO-" }, { date: "yyyyMM" }, { sequence: 4 }],
  reset: "month",
};

/** When the numbers may begin again. */
export function resetsOf(segments: readonly NumberSegment[]): readonly NumberReset[] {
  const printed = segments.map(({ date = "" }) => date).join("");
  return NEEDED.filter(([, letters]) => [...letters].every((letter) => printed.includes(letter))).map(
    ([reset]) => reset,
  );
}

/** With other parts; what its dates no longer tell apart does not begin again. */
export function withSegments(rule: NumberRule, segments: readonly NumberSegment[]): NumberRule {
  return { segments, reset: resetsOf(segments).includes(rule.reset) ? rule.reset : "never" };
}

/** The first number that is given on a day, `2026-03-05`. */
export function firstNumber({ segments }: NumberRule, day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  const printed = (pattern: string) =>
    pattern.replace("yyyy", year).replace("yy", year.slice(2)).replace("MM", month).replace("dd", date);
  return segments
    .map(({ text, date: pattern, sequence }) =>
      sequence === undefined ? (text ?? printed(pattern ?? "")) : "1".padStart(sequence, "0"),
    )
    .join("");
}
