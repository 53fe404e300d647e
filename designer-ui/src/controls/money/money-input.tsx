import { numberProp } from "../../model/fields.ts";
import type { InputProps } from "../control.ts";
import { DecimalInput } from "../number/decimal-input.tsx";
import { currencyOf } from "./currency.ts";

export function MoneyInput(props: InputProps) {
  const scale = numberProp(props.field, "scale") ?? 2;
  return (
    <DecimalInput {...props} style={{ scale, currency: currencyOf(props.field) }} affix={currencyOf(props.field)} />
  );
}
