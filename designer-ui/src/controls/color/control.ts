import { lazy } from "react";
import { OF_LOOKS } from "../../model/form/kinds.ts";
import type { Control } from "../control.ts";
import { pasting, reading } from "../readings.ts";
import { plainText } from "../words.ts";
import { ColorCell } from "./color-cell.tsx";

const read = reading((text) => {
  const six = /^#?([0-9a-f]{6})$/i.exec(text)?.[1];
  const three = /^#?([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text);
  const code = six ?? three?.slice(1).reduce((whole, digit) => whole + digit + digit, "");
  return code === undefined ? undefined : `#${code.toLowerCase()}`;
}, "not_a_color");

const ColorValues = lazy(() => import("./color-values.tsx").then((file) => ({ default: file.ColorValues })));

const Mark = lazy(() => import("./color-mark.tsx").then((file) => ({ default: file.ColorMark })));

export const control: Control = {
  type: "color",
  icon: "color",
  group: "advanced",
  kind: { valueType: "TEXT", read, ways: OF_LOOKS },
  asking: { by: { in: ColorValues, notIn: ColorValues }, itself: true, Mark },
  Input: lazy(() => import("./color-input.tsx").then((file) => ({ default: file.ColorInput }))),
  Cell: ColorCell,
  toText: plainText,
  parse: pasting(read),
  width: 110,
  inline: true,
};
