import { lazy } from "react";
import { formatDecimal } from "../../i18n/format.ts";
import { readDecimal } from "../../model/decimal-text.ts";
import { checkBounds } from "../../model/form/control-checks.ts";
import type { Control } from "../control.ts";
import { pasting, reading } from "../readings.ts";
import { plainText } from "../words.ts";
import { rangeOf } from "./range.ts";
import { SliderCell } from "./slider-cell.tsx";

const read = reading((text) => readDecimal(text) ?? undefined, "not_a_number");

export const control: Control = {
  type: "slider",
  icon: "sliders",
  group: "basic",
  kind: {
    valueType: "NUMBER",
    scale: (field) => rangeOf(field).step.split(".")[1]?.length ?? 0,
    read,
    check: (field, value) => checkBounds(value, rangeOf(field)),
  },
  Input: lazy(() => import("./slider-input.tsx").then((file) => ({ default: file.SliderInput }))),
  Cell: SliderCell,
  toText: (value, _field, { language }) => formatDecimal(plainText(value), language),
  parse: pasting(read),
  width: 140,
  inline: false,
};
