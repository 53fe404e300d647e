import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { plainText } from "../words.ts";
import { kind, read } from "./kind.ts";

export const control: Control = {
  type: "nps",
  icon: "smile",
  group: "choice",
  kind,
  Input: lazily(() => import("./nps-input.tsx").then((file) => file.NpsInput)),
  toText: plainText,
  parse: pasting(read),
  align: "right",
  width: 90,
  inline: false,
  wide: true,
};
