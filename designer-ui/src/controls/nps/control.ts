import { lazy } from "react";
import { readDecimal } from "../../model/decimal-text.ts";
import { checkBounds } from "../../model/form/control-checks.ts";
import type { Control } from "../control.ts";
import { pasting, reading } from "../readings.ts";
import { plainText } from "../words.ts";

const read = reading((text) => readDecimal(text) ?? undefined, "not_a_number");

export const control: Control = {
  type: "nps",
  icon: "smile",
  group: "choice",
  kind: {
    valueType: "NUMBER",
    counts: true,
    wide: true,
    read,
    check: (_field, value) => checkBounds(value, { min: "0", max: "10", step: "1" }),
  },
  Input: lazy(() => import("./nps-input.tsx").then((file) => ({ default: file.NpsInput }))),
  toText: plainText,
  parse: pasting(read),
  align: "right",
  width: 90,
  inline: false,
  wide: true,
};
