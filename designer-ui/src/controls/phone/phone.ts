import { lazy } from "react";
import type { Control } from "../control.ts";
import { plainText } from "../words.ts";
import { PhoneCell } from "./phone-cell.tsx";

export const phone: Control = {
  type: "phone",
  icon: "phone",
  Input: lazy(() => import("./phone-input.tsx").then((file) => ({ default: file.PhoneInput }))),
  Cell: PhoneCell,
  toText: plainText,
  parse: (pasted) => (pasted === "" ? null : pasted),
  width: 170,
  inline: true,
  typed: true,
  settings: [
    { key: "unique", kind: "switch" },
    { key: "search", kind: "switch" },
  ],
};
