import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { readOption } from "../select/choice-checks.ts";
import { OptionCell } from "../select/option-cell.tsx";
import { optionLabel } from "../select/option-words.ts";
import { asText } from "../words.ts";
import { kind } from "./kind.ts";

export const control: Control = {
  type: "radio",
  icon: "check-circle",
  group: "choice",
  kind,
  Input: lazily(() => import("./radio-input.tsx").then((file) => file.RadioInput)),
  Cell: OptionCell,
  toText: (value, field, { language }) => (value === null ? "" : optionLabel(field, asText(value), language)),
  parse: pasting(readOption),
  width: 120,
  inline: false,
};
