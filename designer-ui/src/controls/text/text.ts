import { lazy } from "react";
import type { Control } from "../control.ts";
import { plainText } from "../words.ts";

export const text: Control = {
  type: "text",
  icon: "text",
  Input: lazy(() => import("./plain-input.tsx").then((file) => ({ default: file.PlainInput }))),
  toText: plainText,
  parse: (pasted) => (pasted === "" ? null : pasted),
  width: 180,
  inline: true,
  typed: true,
  settings: [
    { key: "maxLength", kind: "number" },
    { key: "unique", kind: "switch" },
    { key: "search", kind: "switch" },
  ],
};
