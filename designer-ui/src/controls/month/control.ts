import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { plainText } from "../words.ts";
import { kind, read } from "./kind.ts";

export const control: Control = {
  type: "month",
  icon: "calendar",
  group: "time",
  kind,
  Input: lazily(() => import("./month-input.tsx").then((file) => file.MonthInput)),
  toText: (value) => plainText(value).slice(0, 7),
  parse: pasting(read),
  placeholder: true,
  width: 100,
  inline: true,
};
