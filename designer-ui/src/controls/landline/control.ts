import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { PhoneCell } from "../phone/phone-cell.tsx";
import { pasting } from "../readings.ts";
import { plainText } from "../words.ts";
import { kind, read } from "./kind.ts";

export const control: Control = {
  type: "landline",
  icon: "landline",
  group: "contact",
  kind,
  Input: lazily(() => import("../phone/phone-input.tsx").then((file) => file.PhoneInput)),
  Cell: PhoneCell,
  toText: plainText,
  parse: pasting(read),
  width: 150,
  inline: true,
  typed: true,
};
