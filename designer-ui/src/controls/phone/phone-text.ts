import type { Reading } from "../../model/form/kinds.ts";
import type { Field } from "../../model/form-shape.ts";
import { halfWidth } from "../half-width.ts";
import { readLandline } from "../landline/landline-text.ts";

const MOBILE = /^(?:\+86|0086|86)?(1[3-9]\d{9})$/;
const TYPED = /^[+0-9\s\-().·转xX#,extEXT]{3,40}$/;

/** Chinese numbers in the form of records; whether a foreign number exists is for the server to say. */
export function readPhone(text: string, field: Field): Reading {
  const kind = field.props?.["kind"] ?? "any";
  const typed = halfWidth(text);
  const mobile = MOBILE.exec(typed.replace(/[\s\-().·]+/g, ""))?.[1];
  if (mobile !== undefined) return kind === "landline" ? { problem: "not_a_landline" } : { value: mobile };
  const line = readLandline(typed);
  if (line !== undefined) return kind === "mobile" ? { problem: "not_a_mobile" } : { value: line };
  if (kind === "landline") return { problem: "not_a_landline" };
  return TYPED.test(typed) ? { value: typed } : { problem: "not_a_phone" };
}
