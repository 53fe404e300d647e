import dayjs from "dayjs";
import { lazy } from "react";
import { formatInstant } from "../../i18n/format.ts";
import type { Control } from "../control.ts";
import { asText } from "../words.ts";

export const control: Control = {
  type: "datetime",
  icon: "calendar",
  group: "time",
  place: 2,
  Input: lazy(() => import("./datetime-input.tsx").then((file) => ({ default: file.DatetimeInput }))),
  toText: (value) => (asText(value) === "" ? "" : formatInstant(asText(value))),
  parse: (pasted) => {
    if (pasted.trim() === "") return null;
    const at = dayjs(pasted.trim());
    return at.isValid() ? at.toISOString() : undefined;
  },
  fromSheets: true,
  placeholder: true,
  width: 150,
  inline: true,
};
