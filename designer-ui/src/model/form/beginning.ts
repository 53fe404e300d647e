import type { FormShape } from "../form-shape.ts";
import type { Json } from "../json.ts";
import type { RecordValues } from "../record.ts";
import type { PreparedForm } from "./prepared.ts";
import { prepareSource } from "./source.ts";
import type { Surroundings } from "./surroundings.ts";
import { FormTypes } from "./types.ts";
import type { RecordView } from "./view.ts";

/** What a new record begins with when it is made from another one; what cannot be said here is left out. */
export function beginningOf(
  target: FormShape,
  values: Readonly<Record<string, Json>>,
  from: PreparedForm,
  view: RecordView,
  surroundings: Surroundings,
): RecordValues {
  const types = new FormTypes(from.shape, from.linked);
  const begun: Record<string, Json> = {};
  for (const [key, operand] of Object.entries(values)) {
    const field = target.model.fields.find((known) => known.key === key);
    const value = field && prepareSource(operand, field, types)?.value(view, surroundings);
    if (value !== undefined && value !== null) begun[key] = value;
  }
  return begun;
}
