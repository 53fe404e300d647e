import { currencyFieldOf, inCurrencyOf } from "../../model/currency.ts";
import type { Field } from "../../model/form-shape.ts";
import type { FieldScope } from "../scope.tsx";

/** A column as its amounts are written in a row: the row says the currency, or the record does for all rows. */
export function inRow(field: Field, { valueAt }: FieldScope): Field {
  const key = currencyFieldOf(field);
  return key === undefined ? field : inCurrencyOf(field, { [key]: valueAt?.(key) ?? null });
}
