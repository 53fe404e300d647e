import { lazy } from "react";
import type { InputProps } from "../control.ts";
import { OptionPicker } from "../select/option-picker.tsx";

const RecordChoices = lazy(() =>
  import("../select/record-choices.tsx").then((file) => ({ default: file.RecordChoices })),
);

export function MultiselectInput(props: InputProps) {
  const Choices = props.field.props?.["optionsFrom"] === undefined ? OptionPicker : RecordChoices;
  return <Choices {...props} many />;
}
