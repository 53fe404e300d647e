import { groupedBy } from "../../model/fields.ts";
import type { InputProps } from "../control.ts";
import { DecimalInput } from "./decimal-input.tsx";

export function NumberInput(props: InputProps) {
  return <DecimalInput {...props} style={groupedBy(props.field)} />;
}
