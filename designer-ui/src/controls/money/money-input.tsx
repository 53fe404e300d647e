import { currencyMeant } from "../../model/currency.ts";
import { readAmount } from "../../model/decimal-text.ts";
import { numberProp, optionsOf, textProp } from "../../model/fields.ts";
import type { InputProps } from "../control.ts";
import { DecimalInput } from "../number/decimal-input.tsx";
import { useFieldScope } from "../scope.tsx";
import { currencyOf } from "./currency.ts";

/** An amount in its currency; `$1,200` typed where another field says the currency chooses it there. */
export function MoneyInput(props: InputProps) {
  const { setAt, fieldAt } = useFieldScope();
  const currency = currencyOf(props.field);
  const scale = numberProp(props.field, "scale") ?? (currency === "" ? undefined : 2);
  const saidBy = props.path.includes(".") ? undefined : textProp(props.field, "saidBy");
  const choose = (typed: string) => {
    const saying = saidBy === undefined ? undefined : fieldAt?.(saidBy);
    const written = saying && readAmount(typed)?.currency;
    const meant = written
      ? currencyMeant(
          written,
          optionsOf(saying).map(({ key }) => key),
        )
      : undefined;
    if (saidBy !== undefined && meant !== undefined) setAt?.(saidBy, meant);
  };
  return (
    <DecimalInput
      {...props}
      style={{
        scale,
        currency: currency === "" ? undefined : currency,
        grouping: props.field.props?.["grouping"] !== false,
      }}
      affix={currency}
      onTyped={choose}
    />
  );
}
