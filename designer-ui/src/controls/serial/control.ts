import { lazy } from "react";
import type { Control } from "../control.ts";
import { plainText } from "../words.ts";

export const control: Control = {
  type: "serial",
  icon: "id",
  group: "advanced",
  place: 1,
  Input: lazy(() => import("./serial-input.tsx").then((file) => ({ default: file.SerialInput }))),
  toText: plainText,
  width: 140,
  inline: false,
  automatic: true,
};
