import type { Decimal } from "decimal.js";
import type { Arguments } from "./arguments";
import { isTextual } from "./assignability";
import { chineseIn, formatChinese } from "./chinese-number";
import { sameText } from "./comparison";
import { Fx } from "./decimals";
import { formatElapsed } from "./elapsed-format";
import { LIMIT, VALUE } from "./errors";
import type { FxFunction } from "./function";
import { formatMoment } from "./moment-format";
import { timeOf } from "./moments";
import { formatNumber } from "./number-format";
import { parseNumber } from "./number-text";
import { renminbiInCapitals } from "./renminbi";
import type { FxValue } from "./types";
import { asBool, asString, isBlank, isList, limitedText, MAX_TEXT, toText } from "./values";
import { findWildcards } from "./wildcards";

/** Functions on text; a character is a code point. */
export const TEXT_FUNCTIONS: Readonly<Record<string, FxFunction>> = {
  CONCATENATE: concatenate,
  TEXTJOIN: join,
  EXACT: (args) => sameText(args.string(0), args.string(1)),
  LEFT: left,
  RIGHT: right,
  MID: middle,
  LEN: (args) => new Fx(Array.from(args.string(0)).length),
  LOWER: (args) => limitedText(args.string(0).toLowerCase()),
  UPPER: (args) => limitedText(args.string(0).toUpperCase()),
  TRIM: (args) => args.string(0).replace(/ +/g, " ").replace(/^ | $/g, ""),
  REPLACE: replace,
  SUBSTITUTE: substitute,
  SEARCH: search,
  CONTAINS: contains,
  STARTSWITH: (args) => composed(args.string(0)).startsWith(composed(args.string(1))),
  VALUE: (args) => parseNumber(args.string(0)),
  TEXT: formatted,
  RMBUPPER: (args) => renminbiInCapitals(args.number(0)),
};

function concatenate(args: Arguments): FxValue {
  let joined = "";
  for (let i = 0; i < args.count && joined.length <= MAX_TEXT; i++) joined += args.text(i);
  return limitedText(joined);
}

function join(args: Arguments): FxValue {
  const delimiter = args.string(0);
  const skipBlank = asBool(args.value(1));
  let joined = "";
  let isFirst = true;
  for (let i = 2; i < args.count; i++) {
    const type = args.elementType(i);
    for (const element of args.apart(i)) {
      if (skipBlank && isBlank(element)) continue;
      joined += (isFirst ? "" : delimiter) + toText(element, type, args.context.zone);
      isFirst = false;
      if (joined.length > MAX_TEXT) return LIMIT;
    }
  }
  return joined;
}

function left(args: Arguments): FxValue {
  const count = args.whole(1, 1);
  return count < 0 ? VALUE : part(args.string(0), 0, count);
}

function right(args: Arguments): FxValue {
  const count = args.whole(1, 1);
  const text = args.string(0);
  return count < 0 ? VALUE : part(text, Math.max(0, Array.from(text).length - count), count);
}

function middle(args: Arguments): FxValue {
  const start = args.whole(1);
  const count = args.whole(2);
  return start < 1 || count < 0 ? VALUE : part(args.string(0), start - 1, count);
}

function replace(args: Arguments): FxValue {
  const text = args.string(0);
  const start = args.whole(1);
  const count = args.whole(2);
  if (start < 1 || count < 0) return VALUE;
  return limitedText(part(text, 0, start - 1) + args.string(3) + part(text, start - 1 + count, text.length));
}

function substitute(args: Arguments): FxValue {
  const text = args.string(0);
  const old = args.string(1);
  const instance = args.whole(3);
  if (args.count > 3 && instance < 1) return VALUE;
  if (old === "") return text;
  let replaced = "";
  let rest = 0;
  let found = 0;
  for (let at = text.indexOf(old); at >= 0; at = text.indexOf(old, at + old.length)) {
    found++;
    if (instance > 0 && found !== instance) continue;
    replaced += text.slice(rest, at) + args.string(2);
    rest = at + old.length;
    if (replaced.length > MAX_TEXT) return LIMIT;
  }
  return limitedText(replaced + text.slice(rest));
}

function search(args: Arguments): FxValue {
  const within = Array.from(args.string(1), folded);
  const start = args.whole(2, 1);
  if (start < 1 || start > within.length + 1) return VALUE;
  const at = findWildcards(within.join(""), Array.from(args.string(0), folded).join(""), start - 1);
  return at < 0 ? VALUE : new Fx(at + 1);
}

function contains(args: Arguments): FxValue {
  const wanted = composed(args.string(1));
  const where = args.value(0);
  if (isList(where)) return where.some((element) => composed(asString(element)) === wanted);
  return composed(args.string(0)).includes(wanted);
}

/** In which language days and months are written; they are in Chinese or English by their letters. */
const LANGUAGE = /^(\[DBNum[1-3]\])?\[\$-[^\]]*\]/i;

function formatted(args: Arguments): FxValue {
  const format = args.string(1).replace(LANGUAGE, "$1");
  const type = args.type(0);
  if (type === "number" || type === "blank") return formattedNumber(args.number(0), format);
  if (type === "duration") return formattedDuration(args.number(0), format, args.context.zone);
  const value = args.value(0);
  const elapsed = type === "time" && typeof value === "string" ? formatElapsed(secondsOf(value), format) : null;
  if (elapsed !== null) return elapsed;
  if (typeof value !== "string" || isTextual(type)) return args.text(0);
  return formatMoment(value, format, args.context.zone);
}

/** As a number of seconds, or where that cannot be as what a clock shows of it beyond whole days. */
function formattedDuration(seconds: Decimal, format: string, zone: string): FxValue {
  const written = formattedNumber(seconds, format);
  if (typeof written === "string" || seconds.lt(0)) return written;
  return formatMoment(timeOf(seconds.trunc().mod(86_400).toNumber()), format, zone);
}

function formattedNumber(number: Decimal, format: string): FxValue {
  const chinese = chineseIn(format);
  if (chinese) return formatChinese(number, chinese);
  return formatElapsed(number, format) ?? formatNumber(number, format);
}

/** Of a time of day. */
function secondsOf(time: string): Decimal {
  const [hour = 0, minute = 0, second = 0] = time.split(":").map(Number);
  return new Fx(hour * 3_600 + minute * 60 + second);
}

function composed(text: string): string {
  return text.normalize("NFC");
}

function part(text: string, start: number, count: number): string {
  return Array.from(text)
    .slice(start, start + count)
    .join("");
}

/** Lower case where that keeps one code point one code point, so that positions stay. */
function folded(character: string): string {
  const lower = character.toLowerCase();
  return Array.from(lower).length === 1 ? lower : character;
}
