import { Fx, inRange, ZERO } from "./decimals";
import { VALUE } from "./errors";
import type { FxValue } from "./types";

const NUMBER = /^(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?:\.[0-9]*)?(?:[eE][+-]?[0-9]{1,3})?$/;
const DIGIT = /^[0-9,]*\.?[0-9]/;
const WIDE = "０１２３４５６７８９．，％＋－（）￥＄　\u00a0";
const NARROW = "0123456789.,%+-()¥$  ";
const LONGEST = 400;

/** Numbers as people type them: `￥1,234.50`, `15%`, `(123)`, `１２`. */
export function parseNumber(text: string): FxValue {
  let rest = trimmed(narrow(text));
  if (rest === "") return ZERO;
  if (rest.length > LONGEST) return VALUE;
  const isNegative = rest.startsWith("(") && rest.endsWith(")");
  if (isNegative) rest = trimmed(rest.slice(1, -1));
  const isMinus = rest.startsWith("-");
  const signed = isMinus || rest.startsWith("+");
  if (signed && isNegative) return VALUE;
  if (signed) rest = trimmed(rest.slice(1));
  if (rest.startsWith("¥") || rest.startsWith("$")) rest = trimmed(rest.slice(1));
  const isPercent = rest.endsWith("%");
  if (isPercent) rest = trimmed(rest.slice(0, -1));
  if (!NUMBER.test(rest) || !DIGIT.test(rest)) return VALUE;

  const number = new Fx(rest.replaceAll(",", ""));
  const value = isNegative || isMinus ? number.neg() : number;
  return inRange(isPercent ? value.div(100) : value);
}

function trimmed(text: string): string {
  return text.replace(/^ +| +$/g, "");
}

function narrow(text: string): string {
  return Array.from(text, (character) => {
    const wide = WIDE.indexOf(character);
    return wide < 0 ? character : NARROW.charAt(wide);
  }).join("");
}
