import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { plainText } from "../words.ts";

export const control: Control = {
  type: "serial",
  icon: "id",
  group: "advanced",
  place: 1,
  Input: lazily(() => import("./serial-input.tsx").then((file) => file.SerialInput)),
  toText: plainText,
  width: 140,
  inline: false,
  automatic: true,
};
