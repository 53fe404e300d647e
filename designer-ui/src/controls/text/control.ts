import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { MaskedCell } from "../masked/masked-cell.tsx";
import { plainText } from "../words.ts";

export const control: Control = {
  type: "text",
  icon: "text",
  group: "basic",
  place: 1,
  Input: lazily(() => import("../scan/scan-input.tsx").then((file) => file.ScanInput)),
  Cell: MaskedCell,
  toText: plainText,
  parse: (pasted) => (pasted === "" ? null : pasted),
  fromSheets: true,
  width: 180,
  inline: true,
  typed: true,
};
