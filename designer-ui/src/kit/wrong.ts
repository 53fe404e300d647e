import { ApiProblem } from "../api/http.ts";

/** What a refusal says of each place, by JSON pointer. */
export function wrongsOf(failure: unknown): ReadonlyMap<string, string> {
  const problems = failure instanceof ApiProblem ? failure.problems : [];
  return new Map(problems.map(({ path, message }) => [path, message]));
}

/** The refusal, unless every word of it stands beside a control already. */
export function beyond(failure: unknown, shown: readonly string[]): unknown {
  if (!(failure instanceof ApiProblem) || failure.problems.length === 0) return failure;
  return failure.problems.every(({ path }) => shown.includes(path)) ? null : failure;
}
