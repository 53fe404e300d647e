import dayjs from "dayjs";
import { formatInstant } from "../../i18n/format.ts";
import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { asText } from "../words.ts";

export const control: Control = {
  type: "datetime",
  icon: "calendar",
  group: "time",
  place: 2,
  Input: lazily(() => import("./datetime-input.tsx").then((file) => file.DatetimeInput)),
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
