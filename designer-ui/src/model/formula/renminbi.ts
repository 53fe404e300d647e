import type { Decimal } from "decimal.js";
import { Fx } from "./decimals";
import { NUM } from "./errors";
import type { FxValue } from "./types";

const DIGITS = "零壹贰叁肆伍陆柒捌玖";
const PLACES = ["仟", "佰", "拾", ""];
export const TOO_LARGE = new Fx("1E16");

/** Amounts in the capitals of cheques (人民币大写), to the fen; 整 closes an amount without fen and 零 stands for skipped places. */
export function renminbiInCapitals(amount: Decimal): FxValue {
  const rounded = amount.abs().toDecimalPlaces(2);
  if (rounded.gte(TOO_LARGE)) return NUM;
  const [yuan = "0", fen = ""] = rounded.toFixed(2).split(".");
  const digits = yuan.replace(/^0+/, "");
  const sign = amount.lt(0) && !rounded.isZero() ? "负" : "";
  return (
    sign + (digits ? `${whole(digits)}元` : "") + small(digits !== "", Number(fen.charAt(0)), Number(fen.charAt(1)))
  );
}

function small(hasYuan: boolean, tens: number, ones: number): string {
  if (tens === 0 && ones === 0) return hasYuan ? "整" : "零元整";
  if (ones === 0) return `${digitOf(tens)}角整`;
  const before = tens > 0 ? `${digitOf(tens)}角` : hasYuan ? "零" : "";
  return `${before}${digitOf(ones)}分`;
}

/** A whole number above zero; `digits` has no leading zero. */
export const wholeInCapitals = (digits: string): string => whole(digits);

/** 亿 counts again in 万, so 10^12 is 壹万亿. `digits` has no leading zero. */
function whole(digits: string): string {
  for (const [unit, length] of [
    ["亿", 8],
    ["万", 4],
  ] as const) {
    if (digits.length <= length) continue;
    const below = digits.slice(-length);
    const rest = below.replace(/^0+/, "");
    const gap = rest !== "" && rest.length < length ? "零" : "";
    return whole(digits.slice(0, -length)) + unit + gap + whole(rest);
  }
  return four(digits.padStart(4, "0"));
}

function four(digits: string): string {
  let text = "";
  let skipped = false;
  for (const [index, place] of PLACES.entries()) {
    const digit = Number(digits.charAt(index));
    if (digit > 0) text += (skipped && text !== "" ? "零" : "") + digitOf(digit) + place;
    skipped = digit === 0;
  }
  return text;
}

function digitOf(digit: number): string {
  return DIGITS.charAt(digit);
}
