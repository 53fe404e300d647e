import { lazy } from "react";
import type { InputProps } from "../control.ts";
import { OptionPicker } from "./option-picker.tsx";

const RecordChoices = lazy(() => import("./record-choices.tsx").then((file) => ({ default: file.RecordChoices })));

export function SelectInput(props: InputProps) {
  const Choices = props.field.props?.["optionsFrom"] === undefined ? OptionPicker : RecordChoices;
  return <Choices {...props} many={false} />;
}
