import { formatDecimal } from "../../i18n/format.ts";
import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { pasting } from "../readings.ts";
import { plainText } from "../words.ts";
import { kind, read } from "./kind.ts";

export const control: Control = {
  type: "integer",
  icon: "number",
  group: "basic",
  kind,
  Input: lazily(() => import("./integer-input.tsx").then((file) => file.IntegerInput)),
  toText: (value, _field, { language }) => formatDecimal(plainText(value), language, { scale: 0 }),
  parse: pasting(read),
  align: "right",
  width: 110,
  inline: true,
  typed: true,
};
