import { compareDecimals, readDecimal } from "../../model/decimal-text.ts";
import { bound, checkBounds } from "../../model/form/control-checks.ts";
import type { ControlKind, Reading } from "../../model/form/kinds.ts";

/** As many as a number of JavaScript counts without a gap. */
const MOST = String(2 ** 53);

export function read(text: string): Reading {
  const written = readDecimal(text);
  if (written === undefined || written === null) return { problem: "not_a_number" };
  const isWhole = !written.includes(".") && compareDecimals(written.replace("-", ""), MOST) <= 0;
  return isWhole ? { value: written } : { problem: "not_an_integer" };
}

export const kind: ControlKind = {
  valueType: "NUMBER",
  counts: true,
  read,
  check: (field, value) => {
    const found = read(String(value));
    if ("problem" in found) return [{ code: found.problem }];
    return checkBounds(value, { min: bound(field, "min"), max: bound(field, "max"), step: null });
  },
};
