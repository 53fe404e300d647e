import { parseRelativeTime, resolveRelativeTime } from "../condition/relative-time.ts";
import { dateOf, dayAt } from "../condition/zone.ts";
import type { Field } from "../form-shape.ts";
import { isError } from "../formula/errors.ts";
import { compileFormula, evaluateFormula } from "../formula/formula.ts";
import type { FieldTypes, FxValue } from "../formula/types.ts";
import type { Json } from "../json.ts";
import type { Surroundings } from "./surroundings.ts";
import { fitsField, writeValue } from "./values.ts";
import type { RecordView } from "./view.ts";

/** Where a default or a set value comes from, ready to be asked. */
export interface ValueSource {
  readonly reads: readonly string[];
  readonly value: (view: RecordView, surroundings: Surroundings) => Json;
}

/** Undefined when the operand cannot be used here (the server has the last word then). */
export function prepareSource(operand: Json | undefined, field: Field, types: FieldTypes): ValueSource | undefined {
  if (operand === undefined || operand === null || typeof operand !== "object" || Array.isArray(operand)) {
    return constant(operand ?? null);
  }
  if ("query" in operand) return undefined;
  const { value, expr, field: other, var: name, relative } = operand as Readonly<Record<string, Json>>;
  if (value !== undefined) return constant(value);
  if (typeof expr === "string") return computed(expr, field, types);
  if (typeof other === "string") return fitted([other], field, (view) => view.value(other));
  if (typeof name === "string") return fitted([], field, (view, around) => variable(name, view, around));
  return typeof relative === "string" ? moment(relative, field) : undefined;
}

function constant(value: Json): ValueSource {
  return { reads: [], value: () => value };
}

function fitted(
  reads: readonly string[],
  field: Field,
  supply: (view: RecordView, surroundings: Surroundings) => FxValue,
): ValueSource {
  return { reads, value: (view, around) => writeValue(supply(view, around), field, around.zone) ?? null };
}

function computed(source: string, field: Field, types: FieldTypes): ValueSource | undefined {
  const { formula } = compileFormula(source, types);
  if (!formula || !fitsField(formula.type, field)) return undefined;
  return fitted(formula.reads, field, (view) => {
    const result = evaluateFormula(formula, view.formula());
    return isError(result) ? null : result;
  });
}

function variable(name: string, view: RecordView, { now, zone }: Surroundings): FxValue {
  if (name === "now") return now;
  return name === "today" ? dateOf(dayAt(Date.parse(now), zone)) : view.formula().variable(name);
}

function moment(text: string, field: Field): ValueSource | undefined {
  const time = parseRelativeTime(text);
  return time && fitted([], field, (_view, { now, zone }) => resolveRelativeTime(time, now, zone));
}
