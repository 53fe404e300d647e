import { bound, checkBounds } from "../../model/form/control-checks.ts";
import type { ControlKind } from "../../model/form/kinds.ts";
import { reading } from "../readings.ts";
import { readDuration } from "./duration-text.ts";

export const read = reading(readDuration, "not_a_duration");

export const kind: ControlKind = {
  valueType: "NUMBER",
  read,
  check: (field, value) =>
    /^-?\d+$/.test(String(value))
      ? checkBounds(value, { min: bound(field, "min") ?? "0", max: bound(field, "max"), step: null })
      : [{ code: "not_a_duration" }],
};
