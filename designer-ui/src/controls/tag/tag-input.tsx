import type { InputProps } from "../control.ts";
import { OptionPicker } from "../select/option-picker.tsx";

export function TagInput(props: InputProps) {
  return <OptionPicker {...props} many free={props.field.props?.["free"] === true} />;
}
