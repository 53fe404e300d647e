import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { plainText } from "../words.ts";
import { IdcardCell } from "./idcard-cell.tsx";
import { readIdcard } from "./idcard-text.ts";
import { kind } from "./kind.ts";

export const control: Control = {
  type: "idcard",
  icon: "idcard",
  group: "contact",
  kind,
  Input: lazily(() => import("../text/plain-input.tsx").then((file) => file.PlainInput)),
  Cell: IdcardCell,
  toText: plainText,
  parse: pasting(readIdcard),
  width: 180,
  inline: true,
  typed: true,
};
