import { lazy } from "react";
import type { Control } from "../control.ts";
import { pasting, reading } from "../readings.ts";
import { plainText } from "../words.ts";
import { readTime } from "./time-text.ts";

const read = reading(readTime, "not_a_time");

export const control: Control = {
  type: "time",
  icon: "clock",
  group: "time",
  kind: {
    valueType: "TIME",
    read,
    check: (field, value) => {
      const time = readTime(String(value));
      if (time === undefined) return [{ code: "not_a_time" }];
      const [min, max] = [field.props?.["min"], field.props?.["max"]].map((end) =>
        typeof end === "string" ? readTime(end) : undefined,
      );
      if (min !== undefined && time < min) return [{ code: "date_too_early", params: { min: min.slice(0, 5) } }];
      return max !== undefined && time > max ? [{ code: "date_too_late", params: { max: max.slice(0, 5) } }] : [];
    },
  },
  Input: lazy(() => import("./time-input.tsx").then((file) => ({ default: file.TimeInput }))),
  toText: (value, field) => {
    const time = plainText(value);
    return field.props?.["seconds"] === true ? time : time.replace(/^(\d{2}:\d{2}):\d{2}$/, "$1");
  },
  parse: pasting(read),
  placeholder: true,
  width: 90,
  inline: true,
};
