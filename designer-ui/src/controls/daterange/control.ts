import { lazy } from "react";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { structureText } from "../structure.ts";
import { kind } from "./kind.ts";
import { readRange } from "./range-text.ts";

export const control: Control = {
  type: "daterange",
  icon: "calendar",
  group: "time",
  kind,
  Input: lazy(() => import("./daterange-input.tsx").then((file) => ({ default: file.DaterangeInput }))),
  toText: structureText,
  parse: pasting(readRange),
  width: 200,
  inline: false,
};
