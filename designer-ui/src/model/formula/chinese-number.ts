import type { Decimal } from "decimal.js";
import { plainText } from "./decimals";
import { NUM, VALUE } from "./errors";
import { formatNumber } from "./number-format";
import { TOO_LARGE, wholeInCapitals } from "./renminbi";
import type { FxValue } from "./types";

const MARK = /^\[DBNum([12])\]/i;
const READ = ["", "general", "g/通用格式"];
const CAPITALS = "零壹贰叁肆伍陆柒捌玖拾佰仟";
const PLAIN = "〇一二三四五六七八九十百千";

/**
 * Excel's `[DBNum1]` and `[DBNum2]`: numbers in Chinese, 一百二十 or 壹佰贰拾; with a format, digit by digit. Null for a format without
 * such a mark.
 */
export function formatChinese(number: Decimal, format: string): FxValue {
  const mark = MARK.exec(format);
  if (!mark) return null;
  const rest = format.slice(mark[0].length);
  const written = READ.includes(rest.toLowerCase()) ? read(number) : byDigits(formatNumber(number, rest));
  return mark[1] === "1" && typeof written === "string" ? plain(written) : written;
}

function byDigits(text: FxValue): FxValue {
  return typeof text === "string" ? digits(text) : VALUE;
}

function read(number: Decimal): FxValue {
  if (number.abs().gte(TOO_LARGE)) return NUM;
  const [whole = "0", fraction] = plainText(number.abs()).split(".");
  const sign = number.lt(0) ? "-" : "";
  const words = whole === "0" ? "零" : wholeInCapitals(whole);
  return sign + words + (fraction === undefined ? "" : `.${digits(fraction)}`);
}

const digits = (text: string): string => text.replace(/[0-9]/g, (digit) => CAPITALS.charAt(Number(digit)));

const plain = (text: string): string =>
  text.replace(/[零壹贰叁肆伍陆柒捌玖拾佰仟]/g, (letter) => PLAIN.charAt(CAPITALS.indexOf(letter)));
