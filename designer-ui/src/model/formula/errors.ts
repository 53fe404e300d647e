import type { FxError } from "./types";

export const DIV0: FxError = { error: "#DIV/0" };
export const VALUE: FxError = { error: "#VALUE" };
export const NUM: FxError = { error: "#NUM" };
export const REF: FxError = { error: "#REF" };
export const LIMIT: FxError = { error: "#LIMIT" };

export function isError(value: unknown): value is FxError {
  return typeof value === "object" && value !== null && "error" in value;
}
