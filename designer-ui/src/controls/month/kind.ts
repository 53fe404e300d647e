import { readDate } from "../../model/date-text.ts";
import type { ControlKind } from "../../model/form/kinds.ts";
import { reading } from "../readings.ts";

export const read = reading((text) => {
  const parts = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(text) ?? /^(\d{4})(\d{2})$/.exec(text);
  if (!parts) {
    const day = readDate(text);
    return typeof day === "string" ? `${day.slice(0, 7)}-01` : undefined;
  }
  const month = Number(parts[2]);
  return month >= 1 && month <= 12 ? `${parts[1]}-${String(month).padStart(2, "0")}-01` : undefined;
}, "not_a_month");

export const kind: ControlKind = { valueType: "DATE", read };
