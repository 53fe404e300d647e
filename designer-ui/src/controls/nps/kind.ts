import { readDecimal } from "../../model/decimal-text.ts";
import { checkBounds } from "../../model/form/control-checks.ts";
import type { ControlKind } from "../../model/form/kinds.ts";
import { reading } from "../readings.ts";

export const read = reading((text) => readDecimal(text) ?? undefined, "not_a_number");

export const kind: ControlKind = {
  valueType: "NUMBER",
  counts: true,
  wide: true,
  read,
  check: (_field, value) => checkBounds(value, { min: "0", max: "10", step: "1" }),
};
