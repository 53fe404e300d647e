import { lazy } from "react";
import { numberProp } from "../../model/fields.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { partOf, structureText } from "../structure.ts";
import { daysOf, readRange } from "./range-text.ts";

export const control: Control = {
  type: "daterange",
  icon: "calendar",
  group: "time",
  kind: {
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
  },
  Input: lazy(() => import("./daterange-input.tsx").then((file) => ({ default: file.DaterangeInput }))),
  toText: structureText,
  parse: pasting(readRange),
  width: 200,
  inline: false,
};
