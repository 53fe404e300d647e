import { lazily } from "../../kit/lazily.ts";
import { readDate } from "../../model/date-text.ts";
import type { Control } from "../control.ts";
import { plainText } from "../words.ts";

export const control: Control = {
  type: "date",
  icon: "calendar",
  group: "time",
  place: 1,
  Input: lazily(() => import("./date-input.tsx").then((file) => file.DateInput)),
  toText: plainText,
  parse: readDate,
  fromSheets: true,
  placeholder: true,
  width: 120,
  inline: true,
};
