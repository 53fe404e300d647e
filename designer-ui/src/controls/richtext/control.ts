import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { plainText } from "../words.ts";
import { plainOf } from "./clean.ts";
import { kind } from "./kind.ts";

export const control: Control = {
  type: "richtext",
  icon: "file-text",
  group: "basic",
  kind,
  Input: lazily(() => import("./richtext-input.tsx").then((file) => file.RichtextInput)),
  toText: (value) => plainOf(plainText(value)),
  parse: (pasted) => (pasted === "" ? null : pasted),
  placeholder: true,
  width: 240,
  inline: false,
  wide: true,
  showsItself: true,
};
