import { formatDecimal } from "../../i18n/format.ts";
import { lazily } from "../../kit/lazily.ts";
import { readDecimal } from "../../model/decimal-text.ts";
import { groupedBy } from "../../model/fields.ts";
import type { Control } from "../control.ts";
import { plainText } from "../words.ts";

export const control: Control = {
  type: "percent",
  icon: "percent",
  group: "basic",
  place: 5,
  Input: lazily(() => import("./percent-input.tsx").then((file) => file.PercentInput)),
  toText: (value, field, { language }) =>
    formatDecimal(plainText(value), language, { percent: true, ...groupedBy(field) }),
  parse: (pasted) => readDecimal(pasted, !/^0?\.\d+$/.test(pasted.trim())),
  align: "right",
  fromSheets: true,
  width: 110,
  inline: true,
  typed: true,
};
