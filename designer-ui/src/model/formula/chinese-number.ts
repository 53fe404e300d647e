import type { Decimal } from "decimal.js";
import { plainText } from "./decimals";
import { NUM, VALUE } from "./errors";
import { formatNumber } from "./number-format";
import { TOO_LARGE, wholeInCapitals } from "./renminbi";
import type { FxValue } from "./types";

/** Excel's `[DBNum1]`, `[DBNum2]` and `[DBNum3]`: numbers in Chinese, 一百二十, 壹佰贰拾 or １百２十. */
export interface ChineseFormat {
  /** For zero to nine, ten, a hundred and a thousand. */
  readonly signs: string;
  /** Of the format. */
  readonly rest: string;
}

const MARK = /^\[DBNum([123])\]/i;
const READ = ["", "general", "g/通用格式"];
const CAPITALS = "零壹贰叁肆伍陆柒捌玖拾佰仟";
const HANDS = ["〇一二三四五六七八九十百千", CAPITALS, "０１２３４５６７８９十百千"];

/** Null for a format without such a mark. */
export function chineseIn(format: string): ChineseFormat | null {
  const mark = MARK.exec(format);
  const signs = HANDS[Number(mark?.[1]) - 1];
  return mark && signs !== undefined ? { signs, rest: format.slice(mark[0].length) } : null;
}

/** The number in words, or digit by digit when the format says how many. */
export function formatChinese(number: Decimal, chinese: ChineseFormat): FxValue {
  if (READ.includes(chinese.rest.toLowerCase())) return read(number, chinese);
  const text = formatNumber(number, chinese.rest);
  return typeof text === "string" ? inDigits(text, chinese) : VALUE;
}

/** What calendars and clocks show: 十一, 〇五. */
export function counted(shown: string, chinese: ChineseFormat): string {
  const number = Number(shown);
  if (number < 10) return inDigits(shown, chinese);
  const read = written(wholeInCapitals(String(number)), chinese);
  return number < 20 && chinese.signs !== CAPITALS ? read.slice(1) : read;
}

/** Digit by digit, as years are. */
export function inDigits(text: string, { signs }: ChineseFormat): string {
  return text.replace(/[0-9]/g, (digit) => signs.charAt(Number(digit)));
}

function read(number: Decimal, chinese: ChineseFormat): FxValue {
  if (number.abs().gte(TOO_LARGE)) return NUM;
  const [whole = "0", fraction] = plainText(number.abs()).split(".");
  const sign = number.lt(0) ? "-" : "";
  const words = whole === "0" ? "零" : wholeInCapitals(whole);
  return sign + written(words, chinese) + (fraction === undefined ? "" : `.${inDigits(fraction, chinese)}`);
}

function written(capitals: string, { signs }: ChineseFormat): string {
  return capitals.replace(/[零壹贰叁肆伍陆柒捌玖拾佰仟]/g, (letter) => signs.charAt(CAPITALS.indexOf(letter)));
}
