import { lazy } from "react";
import { readDate } from "../../model/date-text.ts";
import type { Control } from "../control.ts";
import { pasting, reading } from "../readings.ts";
import { plainText } from "../words.ts";

const read = reading((text) => {
  const parts = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(text) ?? /^(\d{4})(\d{2})$/.exec(text);
  if (!parts) {
    const day = readDate(text);
    return typeof day === "string" ? `${day.slice(0, 7)}-01` : undefined;
  }
  const month = Number(parts[2]);
  return month >= 1 && month <= 12 ? `${parts[1]}-${String(month).padStart(2, "0")}-01` : undefined;
}, "not_a_month");

export const control: Control = {
  type: "month",
  icon: "calendar",
  group: "time",
  kind: { valueType: "DATE", read },
  Input: lazy(() => import("./month-input.tsx").then((file) => ({ default: file.MonthInput }))),
  toText: (value) => plainText(value).slice(0, 7),
  parse: pasting(read),
  placeholder: true,
  width: 100,
  inline: true,
};
