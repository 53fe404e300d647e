import { textProp } from "../../model/fields.ts";
import type { Field } from "../../model/form-shape.ts";

export function capitalFormula(field: Field): string | undefined {
  const of = textProp(field, "of");
  return of ? `IF(ISBLANK({${of}}),"",RMBUPPER({${of}}))` : undefined;
}
