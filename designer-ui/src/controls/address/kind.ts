import type { ControlKind } from "../../model/form/kinds.ts";
import { partOf } from "../structure.ts";
import { allowedCountries, CHINA, countryOf } from "./country.ts";

/** How many digits the code of a region has at least, by how far people must say. */
const DEPTH: Readonly<Record<string, number>> = { province: 2, city: 4, district: 6 };

/** Places without districts end at their city or their province. */
const WHOLE = /^(71|81|82)/;

/** What forms must know of addresses, with an account and without. */
export const kind: ControlKind = {
  valueType: "STRUCTURE",
  parts: { country: "text", province: "text", city: "text", district: "text", postcode: "text", detail: "text" },
  ways: ["startsWith", "empty", "notEmpty", "changed"],
  wide: true,
  check: (field, value) => {
    const code = partOf(value, "code");
    const country = countryOf(value);
    if (!(allowedCountries(field)?.includes(country) ?? true))
      return [{ code: "address_country_not_allowed", params: { country } }];
    if (country !== CHINA)
      return field.props?.["level"] === "province" || partOf(value, "city").trim() !== ""
        ? []
        : [{ code: "address_without_city" }];
    const depth = DEPTH[String(field.props?.["level"] ?? "district")] ?? 6;
    return code.length >= depth || WHOLE.test(code) ? [] : [{ code: "address_incomplete" }];
  },
};
