import type { InputProps } from "../control.ts";
import { OptionPicker } from "../select/option-picker.tsx";

export function MultiselectInput(props: InputProps) {
  return <OptionPicker {...props} many />;
}
