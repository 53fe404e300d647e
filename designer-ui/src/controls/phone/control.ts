import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { plainText } from "../words.ts";
import { kind } from "./kind.ts";
import { PhoneCell } from "./phone-cell.tsx";
import { readPhone } from "./phone-text.ts";

export const control: Control = {
  type: "phone",
  icon: "phone",
  group: "contact",
  place: 1,
  Input: lazily(() => import("./phone-input.tsx").then((file) => file.PhoneInput)),
  Cell: PhoneCell,
  toText: plainText,
  parse: pasting(readPhone),
  fromSheets: true,
  width: 170,
  inline: true,
  typed: true,
  kind,
};
