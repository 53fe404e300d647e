import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { OptionCell } from "../select/option-cell.tsx";
import { optionLabel } from "../select/option-words.ts";
import { asText } from "../words.ts";
import { readCurrency } from "./currency-text.ts";
import { kind } from "./kind.ts";

export const control: Control = {
  type: "currency",
  icon: "pound",
  group: "basic",
  kind,
  Input: lazily(() => import("../select/select-input.tsx").then((file) => file.SelectInput)),
  Cell: OptionCell,
  toText: (value, field, { language }) => (value === null ? "" : optionLabel(field, asText(value), language)),
  parse: pasting(readCurrency),
  placeholder: true,
  width: 120,
  inline: true,
};
