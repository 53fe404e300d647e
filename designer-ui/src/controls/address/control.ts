import { lazy } from "react";
import type { Control } from "../control.ts";
import { partOf } from "../structure.ts";
import { AddressCell } from "./address-cell.tsx";
import { addressText, allowedCountries, CHINA, countryOf } from "./country.ts";

/** How many digits the code of a region has at least, by how far people must say. */
const DEPTH: Readonly<Record<string, number>> = { province: 2, city: 4, district: 6 };

/** Places without districts end at their city or their province. */
const WHOLE = /^(71|81|82)/;

export const control: Control = {
  type: "address",
  icon: "home",
  group: "contact",
  kind: {
    valueType: "STRUCTURE",
    parts: { country: "text", province: "text", city: "text", district: "text", postcode: "text", detail: "text" },
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
  },
  Input: lazy(() => import("./address-input.tsx").then((file) => ({ default: file.AddressInput }))),
  Cell: AddressCell,
  toText: (value, _field, { language }) => addressText(value, language),
  // The dictionary is on the server: what is pasted is split there.
  parse: (pasted) => (pasted.trim() === "" ? null : pasted),
  width: 240,
  inline: false,
  wide: true,
};
