import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { readOptions } from "../select/choice-checks.ts";
import { OptionCell } from "../select/option-cell.tsx";
import { optionLabels } from "../select/option-words.ts";
import { kind } from "./kind.ts";

export const control: Control = {
  type: "checkboxes",
  icon: "check-square",
  group: "choice",
  kind,
  Input: lazily(() => import("./checkboxes-input.tsx").then((file) => file.CheckboxesInput)),
  Cell: OptionCell,
  toText: optionLabels,
  parse: pasting(readOptions),
  width: 180,
  inline: false,
};
