import { readDecimal } from "../../model/decimal-text.ts";
import { checkBounds } from "../../model/form/control-checks.ts";
import type { ControlKind } from "../../model/form/kinds.ts";
import { reading } from "../readings.ts";
import { rangeOf } from "./range.ts";

export const read = reading((text) => readDecimal(text) ?? undefined, "not_a_number");

export const kind: ControlKind = {
  valueType: "NUMBER",
  scale: (field) => rangeOf(field).step.split(".")[1]?.length ?? 0,
  read,
  check: (field, value) => checkBounds(value, rangeOf(field)),
};
