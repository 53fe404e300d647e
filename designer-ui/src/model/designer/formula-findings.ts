import { fieldType } from "../form/types.ts";
import { fitsField } from "../form/values.ts";
import type { Field } from "../form-shape.ts";
import { compileFormula } from "../formula/formula.ts";
import { type FieldTypes, typeId } from "../formula/types.ts";

/** What is wrong with a formula, as the property panel shows it while somebody types. */
export interface FormulaFinding {
  readonly code: string;
  readonly from: number;
  readonly to: number;
  readonly params: Readonly<Record<string, string | number>>;
}

export function formulaFindings(source: string, field: Field | null, types: FieldTypes): readonly FormulaFinding[] {
  const { formula, problems } = compileFormula(source, types);
  if (formula === null) return problems;
  if (field !== null && !fitsField(formula.type, field)) {
    const params = { expected: typeId(fieldType(field, "")), type: typeId(formula.type) };
    return [{ code: "fx_result_type", from: 0, to: source.length, params }];
  }
  return [];
}
