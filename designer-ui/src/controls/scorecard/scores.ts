import { readDecimal } from "../../model/decimal-text.ts";
import type { ControlProblem } from "../../model/form/control-problem.ts";
import type { Reading } from "../../model/form/kinds.ts";
import type { Field } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import type { LocalizedText } from "../../model/localized-text.ts";
import { halfWidth } from "../half-width.ts";
import { partsOf } from "../structure.ts";

/** What is scored, and how much it counts. */
export interface ScoreRow {
  readonly key: string;
  readonly label: LocalizedText;
  readonly weight?: string;
}

export type Scores = Readonly<Record<string, string>>;

export const rowsOf = ({ props }: Field): readonly ScoreRow[] => rowsIn(props?.["rows"]);

export function rowsIn(setting: Json | undefined): readonly ScoreRow[] {
  return Array.isArray(setting) ? (setting as unknown as readonly ScoreRow[]) : [];
}

export function pointsOf(field: Field): number {
  const points = field.props?.["points"];
  return typeof points === "number" ? points : 5;
}

/** Weights have two digits at most, so that hundredths are whole numbers and the sums exact. */
const hundredths = ({ weight = "1" }: ScoreRow): bigint => BigInt(Math.round(Number(weight) * 100));

const rounded = (above: bigint, below: bigint): bigint => (2n * above + below) / (2n * below);

/** What the points of the scored rows come to, as the server computes it. */
export function totalOf(field: Field, scores: Scores): string {
  const scored = rowsOf(field).filter(({ key }) => scores[key] !== undefined);
  const points = scored.reduce((sum, row) => sum + hundredths(row) * BigInt(scores[row.key] ?? 0), 0n);
  const weights = scored.reduce((sum, row) => sum + hundredths(row), 0n);
  if (field.props?.["total"] === "sum") return inHundredths(points);
  if (weights === 0n) return "0";
  if (field.props?.["total"] !== "percent") return inHundredths(rounded(points * 100n, weights));
  return inHundredths(rounded(points * 10_000n, weights * BigInt(pointsOf(field))));
}

function inHundredths(total: bigint): string {
  const digits = total.toString().padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.?0+$/, "");
}

/** The points of the rows that the field still has. */
export function scoresIn(field: Field, value: Json): Scores {
  const sent = partsOf(partsOf(value)["scores"] ?? null);
  return Object.fromEntries(
    rowsOf(field).flatMap(({ key }) => {
      const score = sent[key];
      return score === undefined || score === null || score === "" ? [] : [[key, String(score)]];
    }),
  );
}

const isScore = (score: string, most: number): boolean => /^\d{1,3}$/.test(score) && Number(score) <= most;

/** The object as records keep it; null without any points, undefined when some are not points. */
export function cardOf(field: Field, scores: Scores): Json | undefined {
  const entries = Object.entries(scores);
  if (entries.length === 0) return null;
  if (!entries.every(([, score]) => isScore(score, pointsOf(field)))) return undefined;
  const total = totalOf(field, scores);
  return { code: total, text: total, scores };
}

/** `quality: 4, price: 3`, by keys or labels. */
export function readScores(text: string, field: Field): Reading {
  const scores: Record<string, string> = {};
  for (const pair of halfWidth(text).split(/[,;、\n]/)) {
    const [name = "", score = "", ...more] = pair.split(/[:=]/).map((part) => part.trim());
    const row = rowsOf(field).find(({ key, label }) => key === name || textsOf(label).includes(name));
    if (!row || more.length > 0) return { problem: "not_a_scorecard" };
    scores[row.key] = readDecimal(score) ?? score;
  }
  const card = cardOf(field, scores);
  return card === undefined ? { problem: "not_a_scorecard" } : { value: card };
}

const textsOf = (label: LocalizedText): readonly string[] =>
  typeof label === "string" ? [label] : Object.values(label);

/** What is wrong with a card that is not blank. */
export function checkScores(field: Field, value: Json): readonly ControlProblem[] {
  const scores = scoresIn(field, value);
  if (cardOf(field, scores) === undefined) return [{ code: "not_a_scorecard" }];
  return rowsOf(field).some(({ key }) => scores[key] === undefined) ? [{ code: "score_missing" }] : [];
}
