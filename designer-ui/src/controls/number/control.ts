import { formatDecimal } from "../../i18n/format.ts";
import { lazily } from "../../kit/lazily.ts";
import { readDecimal } from "../../model/decimal-text.ts";
import { groupedBy, numberProp } from "../../model/fields.ts";
import type { Control } from "../control.ts";
import { plainText } from "../words.ts";

export const control: Control = {
  type: "number",
  icon: "number",
  group: "basic",
  place: 3,
  Input: lazily(() => import("./number-input.tsx").then((file) => file.NumberInput)),
  toText: (value, field, { language }) =>
    formatDecimal(plainText(value), language, { scale: numberProp(field, "scale"), ...groupedBy(field) }),
  parse: (pasted) => readDecimal(pasted),
  align: "right",
  fromSheets: true,
  width: 130,
  inline: true,
  typed: true,
};
