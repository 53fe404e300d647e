import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { structureText } from "../structure.ts";
import { kind } from "./kind.ts";
import { readRange } from "./range-text.ts";

export const control: Control = {
  type: "daterange",
  icon: "calendar",
  group: "time",
  kind,
  Input: lazily(() => import("./daterange-input.tsx").then((file) => file.DaterangeInput)),
  toText: structureText,
  parse: pasting(readRange),
  width: 200,
  inline: false,
};
