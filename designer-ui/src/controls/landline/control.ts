import { lazy } from "react";
import type { Control } from "../control.ts";
import { PhoneCell } from "../phone/phone-cell.tsx";
import { pasting, reading } from "../readings.ts";
import { plainText } from "../words.ts";
import { readLandline } from "./landline-text.ts";

const read = reading(readLandline, "not_a_landline");

export const control: Control = {
  type: "landline",
  icon: "landline",
  group: "contact",
  kind: { valueType: "TEXT", read },
  Input: lazy(() => import("../phone/phone-input.tsx").then((file) => ({ default: file.PhoneInput }))),
  Cell: PhoneCell,
  toText: plainText,
  parse: pasting(read),
  width: 150,
  inline: true,
  typed: true,
};
