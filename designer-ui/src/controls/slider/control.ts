import { formatDecimal } from "../../i18n/format.ts";
import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { plainText } from "../words.ts";
import { kind, read } from "./kind.ts";
import { SliderCell } from "./slider-cell.tsx";

export const control: Control = {
  type: "slider",
  icon: "sliders",
  group: "basic",
  kind,
  Input: lazily(() => import("./slider-input.tsx").then((file) => file.SliderInput)),
  Cell: SliderCell,
  toText: (value, _field, { language }) => formatDecimal(plainText(value), language),
  parse: pasting(read),
  width: 140,
  inline: false,
};
