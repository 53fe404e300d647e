import { formatDecimal } from "../../i18n/format.ts";
import { lazily } from "../../kit/lazily.ts";
import { readDecimal } from "../../model/decimal-text.ts";
import { groupedBy, numberProp } from "../../model/fields.ts";
import type { Control } from "../control.ts";
import { plainText } from "../words.ts";
import { currencyOf } from "./currency.ts";

export const control: Control = {
  type: "money",
  icon: "dollar",
  group: "basic",
  place: 4,
  Input: lazily(() => import("./money-input.tsx").then((file) => file.MoneyInput)),
  toText: (value, field, { language }) =>
    formatDecimal(plainText(value), language, {
      scale: numberProp(field, "scale") ?? (currencyOf(field) === "" ? undefined : 2),
      currency: currencyOf(field),
      ...groupedBy(field),
    }),
  parse: (pasted) => readDecimal(pasted),
  align: "right",
  fromSheets: true,
  width: 150,
  inline: true,
  typed: true,
};
