import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { plainText } from "../words.ts";
import { kind, read } from "./kind.ts";

export const control: Control = {
  type: "barcode",
  icon: "qrcode",
  group: "advanced",
  kind,
  Input: lazily(() => import("./barcode-input.tsx").then((file) => file.BarcodeInput)),
  toText: plainText,
  parse: pasting(read),
  width: 150,
  inline: true,
  typed: true,
};
