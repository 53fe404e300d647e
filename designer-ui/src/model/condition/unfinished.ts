import { parseCondition } from "./parse.ts";
import type { ConditionProblem } from "./types.ts";

/** The first part of a condition that somebody has begun and not finished. */
export interface Unfinished {
  /** Where it stands, as its lines are numbered: `2`, or `2.1` for the first line of a group on the second. */
  readonly line: string;
  /** What is lacking there; `sense` where it is no condition at all. */
  readonly lacks: "field" | "value" | "formula" | "sense";
}

export function unfinishedIn(json: unknown): Unfinished | null {
  const [problem] = parseCondition(json).problems;
  return problem ? { line: lineOf(problem.path), lacks: lackOf(problem) } : null;
}

/** The numbers of the lines on the way; a condition that is no group is its only line. */
function lineOf(path: string): string {
  const parts = path.split("/").slice(1);
  const numbers: number[] = [];
  for (let at = 0; at < parts.length; at++) {
    if (parts[at] === "not") continue;
    if (parts[at] !== "all" && parts[at] !== "any") break;
    at++;
    if (parts[at] !== undefined) numbers.push(Number(parts[at]) + 1);
  }
  return numbers.length === 0 ? "1" : numbers.join(".");
}

function lackOf({ path, code }: ConditionProblem): Unfinished["lacks"] {
  if (path.endsWith("/expr")) return "formula";
  if (path.includes("/value")) return "value";
  return path.endsWith("/field") && code === "condition_malformed" ? "field" : "sense";
}
