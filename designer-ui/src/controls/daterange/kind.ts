import { numberProp } from "../../model/fields.ts";
import type { ControlKind } from "../../model/form/kinds.ts";
import { partOf } from "../structure.ts";
import { daysOf, readRange } from "./range-text.ts";

export const kind: ControlKind = {
  valueType: "STRUCTURE",
  parts: { start: "date", end: "date" },
  read: readRange,
  check: (field, value) => {
    const [start, end] = [partOf(value, "start"), partOf(value, "end")];
    if (start === "" || end === "") return [{ code: "not_a_daterange" }];
    if (end < start) return [{ code: "daterange_reversed" }];
    const most = numberProp(field, "maxDays");
    return most !== undefined && daysOf(start, end) > most
      ? [{ code: "daterange_too_long", params: { max: most } }]
      : [];
  },
};
