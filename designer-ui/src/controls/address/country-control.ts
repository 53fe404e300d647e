import { lazily } from "../../kit/lazily.ts";
import type { Control } from "../control.ts";
import { PlainInput } from "../text/plain-input.tsx";
import { plainText } from "../words.ts";

const CountryValues = lazily(() => import("./region-values.tsx").then((file) => file.CountryValues));

/** The country of an address: records hold its code, people choose it by its name. */
export const country: Control = {
  type: "country",
  icon: "globe",
  kind: { valueType: "TEXT", ways: ["in", "notIn", "empty", "notEmpty"] },
  asking: { by: { in: CountryValues, notIn: CountryValues }, regions: true },
  Input: PlainInput,
  toText: plainText,
  width: 120,
  inline: false,
};
