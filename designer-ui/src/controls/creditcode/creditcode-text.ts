import type { Reading } from "../../model/form/kinds.ts";
import { halfWidth } from "../half-width.ts";

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/** The unified social credit code of an organisation (GB 32100-2015). */
export function readCreditcode(text: string): Reading {
  const code = halfWidth(text).replace(/[\s-]/g, "").toUpperCase();
  if (!/^[1-9A-HJ-NPQRTUWXY][1-9]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return { problem: "not_a_creditcode" };
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(code[index] ?? ""), 0);
  const check = ALPHABET[(31 - (sum % 31)) % 31];
  return check === code[17] ? { value: code } : { problem: "creditcode_check_digit" };
}
