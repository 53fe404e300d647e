import type { InputProps } from "../control.ts";
import { OptionPicker } from "./option-picker.tsx";

export function SelectInput(props: InputProps) {
  return <OptionPicker {...props} many={false} />;
}
