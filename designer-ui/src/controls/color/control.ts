import { lazy } from "react";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { plainText } from "../words.ts";
import { ColorCell } from "./color-cell.tsx";
import { kind, read } from "./kind.ts";

const ColorValues = lazy(() => import("./color-values.tsx").then((file) => ({ default: file.ColorValues })));

const Mark = lazy(() => import("./color-mark.tsx").then((file) => ({ default: file.ColorMark })));

export const control: Control = {
  type: "color",
  icon: "color",
  group: "advanced",
  kind,
  asking: { by: { in: ColorValues, notIn: ColorValues }, itself: true, Mark },
  Input: lazy(() => import("./color-input.tsx").then((file) => ({ default: file.ColorInput }))),
  Cell: ColorCell,
  toText: plainText,
  parse: pasting(read),
  width: 110,
  inline: true,
};
