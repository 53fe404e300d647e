import { groupedBy } from "../../model/fields.ts";
import type { InputProps } from "../control.ts";
import { DecimalInput } from "../number/decimal-input.tsx";

export function PercentInput(props: InputProps) {
  return <DecimalInput {...props} percent style={{ percent: true, ...groupedBy(props.field) }} affix="%" />;
}
