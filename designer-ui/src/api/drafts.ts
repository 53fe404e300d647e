import type { Evaluation, FormulaValue } from "../model/generated/rest.ts";
import type { Json, JsonObject } from "../model/json.ts";
import type { RecordValues } from "../model/record.ts";
import { http } from "./http.ts";

/** A formula of a draft with values for what it reads, by path. */
interface TriedFormula {
  readonly document: JsonObject;
  readonly formula: string;
  /** The sub-table around the formula, for a column. */
  readonly table?: string;
  readonly values: Readonly<Record<string, Json>>;
  /** Whose values they are. */
  readonly record?: string;
  /** What it makes of numbers that are blank. */
  readonly blank?: "skip";
}

/** Forms that are tried while they are being designed. */
export const drafts = {
  evaluate: (form: string, document: JsonObject, data: RecordValues) =>
    http.post<Evaluation>(`/forms/${form}/draft/evaluate`, { document, data }, { played: true }),
  tryFormula: (form: string, tried: TriedFormula, signal: AbortSignal) =>
    http.post<FormulaValue>(`/forms/${form}/draft/formula`, tried, { signal }),
};
