import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { plainText } from "../words.ts";
import { ColorCell } from "./color-cell.tsx";
import { kind, read } from "./kind.ts";

const ColorValues = lazily(() => import("./color-values.tsx").then((file) => file.ColorValues));

const Mark = lazily(() => import("./color-mark.tsx").then((file) => file.ColorMark));

export const control: Control = {
  type: "color",
  icon: "color",
  group: "advanced",
  kind,
  asking: { by: { in: ColorValues, notIn: ColorValues }, itself: true, Mark },
  Input: lazily(() => import("./color-input.tsx").then((file) => file.ColorInput)),
  Cell: ColorCell,
  toText: plainText,
  parse: pasting(read),
  width: 110,
  inline: true,
};
