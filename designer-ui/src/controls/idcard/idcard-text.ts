import type { Reading } from "../../model/form/kinds.ts";
import { halfWidth } from "../half-width.ts";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = "10X98765432";
const PROVINCE = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

const checkOf = (number: string) =>
  CHECKS[WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(number[index]), 0) % 11];

function isDay(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day));
  const real = date.getUTCMonth() === (month ?? 0) - 1 && date.getUTCDate() === day;
  return real && (year ?? 0) >= 1850 && (year ?? 0) <= 2100;
}

/** A Chinese identity card (GB 11643); fifteen digits become eighteen. */
export function readIdcard(text: string): Reading {
  let number = halfWidth(text).replaceAll(" ", "").toUpperCase();
  if (/^\d{15}$/.test(number)) {
    const longer = `${number.slice(0, 6)}19${number.slice(6)}`;
    number = `${longer}${checkOf(longer)}`;
  }
  if (!/^\d{17}[\dX]$/.test(number) || !PROVINCE.test(number) || !isDay(number.slice(6, 14))) {
    return { problem: "not_an_idcard" };
  }
  return checkOf(number) === number[17] ? { value: number } : { problem: "idcard_check_digit" };
}
