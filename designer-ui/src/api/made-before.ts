import { ApiProblem } from "./http.ts";

/** What another input made under the same key: its answer was lost. */
export function madeBefore<T>(failure: unknown): T | null {
  const reused =
    failure instanceof ApiProblem && failure.problems.some(({ code }) => code === "idempotency_key_reused");
  return reused ? (failure.current as T | null) : null;
}
