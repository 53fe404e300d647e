import { lazy } from "react";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { plainText } from "../words.ts";
import { kind, read } from "./kind.ts";

export const control: Control = {
  type: "nps",
  icon: "smile",
  group: "choice",
  kind,
  Input: lazy(() => import("./nps-input.tsx").then((file) => ({ default: file.NpsInput }))),
  toText: plainText,
  parse: pasting(read),
  align: "right",
  width: 90,
  inline: false,
  wide: true,
};
