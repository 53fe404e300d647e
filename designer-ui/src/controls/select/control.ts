import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { asText } from "../words.ts";
import { OptionCell } from "./option-cell.tsx";
import { optionLabel, optionNamed } from "./option-words.ts";

export const control: Control = {
  type: "select",
  icon: "tag",
  group: "choice",
  place: 1,
  Input: lazily(() => import("./select-input.tsx").then((file) => file.SelectInput)),
  Cell: OptionCell,
  toText: (value, field, { language }) => (value === null ? "" : optionLabel(field, asText(value), language)),
  parse: (pasted, field) => (pasted.trim() === "" ? null : optionNamed(field, pasted)),
  fromSheets: true,
  placeholder: true,
  width: 120,
  inline: true,
};
