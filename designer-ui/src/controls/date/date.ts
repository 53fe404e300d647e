import { lazy } from "react";
import { readDate } from "../../model/date-text.ts";
import type { Control } from "../control.ts";
import { plainText } from "../words.ts";

export const date: Control = {
  type: "date",
  icon: "calendar",
  Input: lazy(() => import("./date-input.tsx").then((file) => ({ default: file.DateInput }))),
  toText: plainText,
  parse: readDate,
  width: 120,
  inline: true,
};
