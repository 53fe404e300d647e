import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { plainText } from "../words.ts";
import { kind, read } from "./kind.ts";

export const control: Control = {
  type: "time",
  icon: "clock",
  group: "time",
  kind,
  Input: lazily(() => import("./time-input.tsx").then((file) => file.TimeInput)),
  toText: (value, field) => {
    const time = plainText(value);
    return field.props?.["seconds"] === true ? time : time.replace(/^(\d{2}:\d{2}):\d{2}$/, "$1");
  },
  parse: pasting(read),
  placeholder: true,
  width: 90,
  inline: true,
};
