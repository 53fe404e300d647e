import { lazy } from "react";
import type { Control } from "../control.ts";
import { MaskedCell } from "../masked/masked-cell.tsx";
import { pasting } from "../readings.ts";
import { plainText } from "../words.ts";
import { readIdcard } from "./idcard-text.ts";

export const control: Control = {
  type: "idcard",
  icon: "idcard",
  group: "contact",
  kind: { valueType: "TEXT", read: readIdcard },
  Input: lazy(() => import("../text/plain-input.tsx").then((file) => ({ default: file.PlainInput }))),
  Cell: MaskedCell,
  toText: plainText,
  parse: pasting(readIdcard),
  width: 180,
  inline: true,
  typed: true,
};
