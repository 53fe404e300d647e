import { Decimal } from "decimal.js";
import { currencyDigits, currencyFieldOf } from "../currency.ts";
import { numberProp } from "../fields.ts";
import type { Field } from "../form-shape.ts";
import type { Json } from "../json.ts";
import type { ControlProblem } from "./control-problem.ts";
import { canonical } from "./values.ts";
import type { RecordView } from "./view.ts";

function codeOf(field: Field, view: RecordView): string | undefined {
  const key = currencyFieldOf(field);
  const code = key === undefined ? null : view.value(key);
  return typeof code === "string" && code !== "" ? code : undefined;
}

const digitsOf = (field: Field, code: string) => currencyDigits(code, numberProp(field, "scale"));

/** A computed amount with the digits of its currency; the twin of the server's `InCurrency`. */
export function roundedIn(field: Field, value: Json, view: RecordView): Json {
  const code = typeof value === "string" ? codeOf(field, view) : undefined;
  return code === undefined ? value : (canonical(new Decimal(String(value)), digitsOf(field, code)) ?? null);
}

/** What is wrong with an amount that is there. */
export function currencyProblems(field: Field, value: Json, view: RecordView): readonly ControlProblem[] {
  if (currencyFieldOf(field) === undefined) return [];
  const code = codeOf(field, view);
  if (code === undefined) return [{ code: "currency_missing" }];
  if (!/^-?\d+(\.\d+)?$/.test(String(value))) return [];
  const digits = digitsOf(field, code);
  return new Decimal(String(value)).decimalPlaces() > digits
    ? [{ code: "currency_digits", params: { currency: code, digits } }]
    : [];
}
