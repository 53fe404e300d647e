import { lazy } from "react";
import { bound, checkBounds } from "../../model/form/control-checks.ts";
import type { Control } from "../control.ts";
import { pasting, reading } from "../readings.ts";
import { plainText } from "../words.ts";
import { durationWords, readDuration } from "./duration-text.ts";

const read = reading(readDuration, "not_a_duration");

export const control: Control = {
  type: "duration",
  icon: "hourglass",
  group: "time",
  kind: {
    valueType: "NUMBER",
    read,
    check: (field, value) =>
      /^-?\d+$/.test(String(value))
        ? checkBounds(value, { min: bound(field, "min") ?? "0", max: bound(field, "max"), step: null })
        : [{ code: "not_a_duration" }],
  },
  Input: lazy(() => import("./duration-input.tsx").then((file) => ({ default: file.DurationInput }))),
  toText: (value, _field, { language }) => durationWords(plainText(value), language),
  parse: pasting(read),
  align: "right",
  width: 120,
  inline: true,
  typed: true,
};
