import { lazy } from "react";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { plainText } from "../words.ts";
import { kind, read } from "./kind.ts";

export const control: Control = {
  type: "month",
  icon: "calendar",
  group: "time",
  kind,
  Input: lazy(() => import("./month-input.tsx").then((file) => ({ default: file.MonthInput }))),
  toText: (value) => plainText(value).slice(0, 7),
  parse: pasting(read),
  placeholder: true,
  width: 100,
  inline: true,
};
