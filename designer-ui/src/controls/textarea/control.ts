import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { plainText } from "../words.ts";

export const control: Control = {
  type: "textarea",
  icon: "file-text",
  group: "basic",
  place: 2,
  Input: lazily(() => import("./textarea-input.tsx").then((file) => file.TextareaInput)),
  toText: plainText,
  parse: (pasted) => (pasted === "" ? null : pasted),
  fromSheets: true,
  width: 240,
  inline: false,
  typed: true,
  wide: true,
};
