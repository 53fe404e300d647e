import { lazy } from "react";
import { formatDecimal } from "../../i18n/format.ts";
import { compareDecimals, readDecimal } from "../../model/decimal-text.ts";
import { bound, checkBounds } from "../../model/form/control-checks.ts";
import type { Reading } from "../../model/form/kinds.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { plainText } from "../words.ts";

/** As many as a number of JavaScript counts without a gap. */
const MOST = String(2 ** 53);

function read(text: string): Reading {
  const written = readDecimal(text);
  if (written === undefined || written === null) return { problem: "not_a_number" };
  const isWhole = !written.includes(".") && compareDecimals(written.replace("-", ""), MOST) <= 0;
  return isWhole ? { value: written } : { problem: "not_an_integer" };
}

export const control: Control = {
  type: "integer",
  icon: "number",
  group: "basic",
  kind: {
    valueType: "NUMBER",
    counts: true,
    read,
    check: (field, value) => {
      const found = read(String(value));
      if ("problem" in found) return [{ code: found.problem }];
      return checkBounds(value, { min: bound(field, "min"), max: bound(field, "max"), step: null });
    },
  },
  Input: lazy(() => import("./integer-input.tsx").then((file) => ({ default: file.IntegerInput }))),
  toText: (value, _field, { language }) => formatDecimal(plainText(value), language, { scale: 0 }),
  parse: pasting(read),
  align: "right",
  width: 110,
  inline: true,
  typed: true,
};
