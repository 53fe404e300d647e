import { kindOf, valueTypeOf } from "../form/kinds.ts";
import type { Field } from "../form-shape.ts";
import type { NumberingDocument } from "../generated/metadata.ts";

export type NumberSegment = NumberingDocument["segments"][number];
export type NumberReset = NonNullable<NumberingDocument["reset"]>;

/** How the numbers of a numbering look, and when they begin again at 1. */
export interface NumberRule {
  readonly segments: readonly NumberSegment[];
  readonly reset: NumberReset;
  /** Whether every text that the parts from fields come to has a running number of its own. */
  readonly perField?: boolean;
}

/** The most characters that a number takes from a field. */
export const MOST_OF_FIELD = 20;

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
export function withSegments({ reset, perField }: NumberRule, segments: readonly NumberSegment[]): NumberRule {
  const apart = perField === true && segments.some(({ field }) => field !== undefined);
  return { segments, reset: resetsOf(segments).includes(reset) ? reset : "never", ...(apart && { perField }) };
}

/** What a number can take from a form: texts, a choice by its key, a department by its code. */
export const numberedFields = (fields: readonly Field[]): readonly Field[] =>
  fields.filter(
    ({ type, props }) =>
      ["TEXT", "OPTION", "DEPARTMENT"].includes(valueTypeOf(type)) &&
      !kindOf(type).numbered &&
      props?.["encrypted"] !== true,
  );

/** With a part from a field, before the running number and whatever stands beside it. */
export function withField(rule: NumberRule, field: string): NumberRule {
  const { segments } = rule;
  const last = segments.findLastIndex((part) => part.field !== undefined);
  const sequence = segments.findIndex((part) => part.sequence !== undefined);
  const at = last < 0 ? Math.max(0, sequence) : last + 1;
  const added = last < 0 ? [{ field }, { text: "-" }] : [{ text: "-" }, { field }];
  return withSegments(rule, segments.toSpliced(at, 0, ...added));
}

/**
 * The first number that is given on a day, `2026-03-05`.
 *
 * @param sample what stands for the value of a field
 */
export function firstNumber({ segments }: NumberRule, day: string, sample = (field: string) => field): string {
  const [year = "", month = "", date = ""] = day.split("-");
  const printed = (pattern: string) =>
    pattern.replace("yyyy", year).replace("yy", year.slice(2)).replace("MM", month).replace("dd", date);
  return segments
    .map(({ text, date: pattern, sequence, field, length, upper }) => {
      if (sequence !== undefined) return "1".padStart(sequence, "0");
      if (field === undefined) return text ?? printed(pattern ?? "");
      const part = [...sample(field)].slice(0, length ?? MOST_OF_FIELD).join("");
      return upper ? part.toUpperCase() : part;
    })
    .join("");
}
