import type { Field } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import { partOf, structureText } from "../structure.ts";

/** Where regions have codes of their own. */
export const CHINA = "CN";

const CODE = /^[A-Z]{2}$/;

/** The country that an address says it lies in. */
export function countryOf(value: Json): string {
  const code = partOf(value, "code");
  return partOf(value, "country") || (CODE.test(code) ? code : CHINA);
}

/** Codes of the countries that a field allows; undefined where all are. */
export function allowedCountries(field: Field): readonly string[] | undefined {
  const { countries, listed } = field.props ?? {};
  if (countries === "all") return undefined;
  return countries === "listed" && Array.isArray(listed) && listed.length > 0 ? listed.map(String) : [CHINA];
}

export const countryName = (code: string, language: string): string =>
  CODE.test(code) ? (new Intl.DisplayNames(language, { type: "region", fallback: "code" }).of(code) ?? code) : code;

/** An address as people read it: one abroad ends with its country in their language. */
export function addressText(value: Json, language: string): string {
  const country = countryOf(value);
  if (typeof value === "string" || country === CHINA) return structureText(value);
  const region = [partOf(value, "province"), partOf(value, "postcode")].filter(Boolean).join(" ");
  const words = [partOf(value, "detail"), partOf(value, "city"), region, countryName(country, language)];
  return words.filter(Boolean).join(", ");
}
