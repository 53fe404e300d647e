import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { plainText } from "../words.ts";
import { durationWords } from "./duration-text.ts";
import { kind, read } from "./kind.ts";

export const control: Control = {
  type: "duration",
  icon: "hourglass",
  group: "time",
  kind,
  Input: lazily(() => import("./duration-input.tsx").then((file) => file.DurationInput)),
  toText: (value, _field, { language }) => durationWords(plainText(value), language),
  parse: pasting(read),
  align: "right",
  width: 120,
  inline: true,
  typed: true,
};
