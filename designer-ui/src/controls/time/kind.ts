import type { ControlKind } from "../../model/form/kinds.ts";
import { reading } from "../readings.ts";
import { readTime } from "./time-text.ts";

export const read = reading(readTime, "not_a_time");

export const kind: ControlKind = {
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
};
