import { lazy } from "react";
import type { Control } from "../control.ts";
import { MaskedCell } from "../masked/masked-cell.tsx";
import { plainText } from "../words.ts";

export const text: Control = {
  type: "text",
  icon: "text",
  Input: lazy(() => import("../scan/scan-input.tsx").then((file) => ({ default: file.ScanInput }))),
  Cell: MaskedCell,
  toText: plainText,
  parse: (pasted) => (pasted === "" ? null : pasted),
  width: 180,
  inline: true,
  typed: true,
};
