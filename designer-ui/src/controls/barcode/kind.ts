import { checkText } from "../../model/form/control-checks.ts";
import type { ControlKind, Reading } from "../../model/form/kinds.ts";
import type { Field } from "../../model/form-shape.ts";
import { halfWidth } from "../half-width.ts";

/** The check digit of article numbers (EAN, UPC): digits weigh 3 and 1 from the right. */
function isArticle(digits: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(digits)) return false;
  const all = [...digits].map(Number).reverse();
  const sum = all.slice(1).reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10 === all[0];
}

export function read(text: string, field: Field): Reading {
  if (field.props?.["format"] !== "ean") return { value: text.trim() };
  const digits = halfWidth(text).replace(/[\s-]/g, "");
  return isArticle(digits) ? { value: digits } : { problem: "not_a_barcode" };
}

export const kind: ControlKind = {
  valueType: "TEXT",
  read,
  check: (field, value) => {
    const found = read(String(value), field);
    return "problem" in found ? [{ code: found.problem }] : checkText(field, String(value));
  },
};
