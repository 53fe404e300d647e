import { lazy } from "react";
import type { Control } from "../control.ts";
import { MaskedCell } from "../masked/masked-cell.tsx";
import { plainText } from "../words.ts";

export const control: Control = {
  type: "text",
  icon: "text",
  group: "basic",
  place: 1,
  Input: lazy(() => import("../scan/scan-input.tsx").then((file) => ({ default: file.ScanInput }))),
  Cell: MaskedCell,
  toText: plainText,
  parse: (pasted) => (pasted === "" ? null : pasted),
  fromSheets: true,
  width: 180,
  inline: true,
  typed: true,
};
