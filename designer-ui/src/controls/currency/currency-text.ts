import { currencyMeant } from "../../model/currency.ts";
import { optionsOf } from "../../model/fields.ts";
import type { Reading } from "../../model/form/kinds.ts";
import type { Field } from "../../model/form-shape.ts";
import { readOption } from "../select/choice-checks.ts";

/** A currency by its label or code, or as people write it: `$`, `欧元`, `usd`. */
export function readCurrency(text: string, field: Field): Reading {
  const codes = optionsOf(field).map(({ key }) => key);
  const meant = currencyMeant(text, codes);
  return meant === undefined ? readOption(text, field) : { value: meant };
}
