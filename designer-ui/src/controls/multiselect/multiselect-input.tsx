import { lazily } from "../../kit/lazily.ts";
import type { InputProps } from "../control.ts";
import { OptionPicker } from "../select/option-picker.tsx";

const RecordChoices = lazily(() => import("../select/record-choices.tsx").then((file) => file.RecordChoices));

export function MultiselectInput(props: InputProps) {
  const Choices = props.field.props?.["optionsFrom"] === undefined ? OptionPicker : RecordChoices;
  return <Choices {...props} many />;
}
