import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { plainText } from "../words.ts";
import { readCreditcode } from "./creditcode-text.ts";
import { kind } from "./kind.ts";

export const control: Control = {
  type: "creditcode",
  icon: "bank",
  group: "contact",
  kind,
  Input: lazily(() => import("../scan/scan-input.tsx").then((file) => file.ScanInput)),
  toText: plainText,
  parse: pasting(readCreditcode),
  width: 180,
  inline: true,
  typed: true,
};
