import { type ChineseFormat, chineseIn, counted, inDigits } from "./chinese-number";
import { VALUE } from "./errors";
import { type FormatPiece, formatPieces, isLetter, isOneOf } from "./format-piece";
import { localText, weekdayOf } from "./moments";
import type { FxValue } from "./types";
import { limitedText } from "./values";

const MONTHS = "January February March April May June July August September October November December".split(" ");
const DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");
const CHINESE_DAYS = "一二三四五六日";
const HALF_DAY = "am/pm";
const OF_NUMBERS = "0#?[]@*_";

/** What spreadsheets do with a text instead of a date. */
const TEXT_SECTION = /;@$/;

interface Moment {
  /** Undefined for a time of day. */
  readonly date: string | undefined;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Milliseconds. */
  readonly fraction: string;
  readonly halfDays: boolean;
  readonly chinese: ChineseFormat | null;
}

/**
 * Excel's date formats: runs of y m d h s a, AM/PM, quoted text; `m` beside hours or seconds means minutes. `[DBNum1]` and its like
 * write the numbers in Chinese, 二〇二六年十一月三十日.
 */
export function formatMoment(value: string, format: string, zone: string): FxValue {
  const local = value.endsWith("Z") ? localText(value, zone) : value;
  const date = local.includes("-") ? local.slice(0, 10) : undefined;
  const [hour = 0, minute = 0, second = 0] = local.includes(":") ? local.slice(-8).split(":").map(Number) : [];
  const chinese = chineseIn(format);
  const plain = (chinese ? chinese.rest : format).replace(TEXT_SECTION, "");
  const runs = runsOf(formatPieces(plain));
  const fraction = value.endsWith("Z") ? value.slice(-4, -1) : "000";
  const moment = { date, hour, minute, second, fraction, halfDays: runs.some(isHalfDay), chinese };
  let text = "";
  for (const [index, run] of runs.entries()) {
    const part = run.quoted ? run.text : partOf(moment, runs, index);
    if (part === undefined) return VALUE;
    text += part;
  }
  return limitedText(text);
}

/** The same letter repeated is one run, in lower case; AM/PM is one run too. */
function runsOf(pieces: readonly FormatPiece[]): readonly FormatPiece[] {
  const runs: FormatPiece[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i];
    if (!piece) break;
    const ahead = pieces.slice(i, i + HALF_DAY.length);
    if (!ahead.some((next) => next.quoted) && ahead.map((next) => next.text.toLowerCase()).join("") === HALF_DAY) {
      runs.push({ text: HALF_DAY, quoted: false });
      i += HALF_DAY.length - 1;
      continue;
    }
    const last = runs.at(-1);
    const letter = piece.text.toLowerCase();
    if (!isLetter(piece) && !isOneOf(piece, OF_NUMBERS)) {
      runs.push({ text: piece.text, quoted: true });
    } else if (last && !last.quoted && last.text.startsWith(letter) && !isHalfDay(last)) {
      runs[runs.length - 1] = { text: last.text + letter, quoted: false };
    } else {
      runs.push({ text: letter, quoted: false });
    }
  }
  return runs;
}

/** Undefined when a run means nothing, or asks a time of day for its date. */
function partOf(moment: Moment, runs: readonly FormatPiece[], index: number): string | undefined {
  const run = runs[index]?.text ?? "";
  const { date, hour, chinese } = moment;
  if (run === HALF_DAY) return hour < 12 ? "AM" : "PM";
  switch (run.charAt(0)) {
    case "h":
      return padded(moment.halfDays ? ((hour + 11) % 12) + 1 : hour, run, chinese);
    case "s":
      return padded(moment.second, run, chinese);
    case "m":
      if (isMinute(runs, index)) return padded(moment.minute, run, chinese);
      return date && named(Number(date.slice(5, 7)), MONTHS[Number(date.slice(5, 7)) - 1], run, chinese);
    case "y":
      return date && year(run.length > 2 ? date.slice(0, 4) : date.slice(2, 4), chinese);
    case "d":
      return date && named(Number(date.slice(8, 10)), DAYS[weekdayOf(date)], run, chinese);
    case "a":
      return date && chineseDay(CHINESE_DAYS.charAt(weekdayOf(date)), run);
    case "0":
      return fractionOf(moment, runs, index);
    default:
      return undefined;
  }
}

/** Of the second, behind its point. */
function fractionOf({ fraction, chinese }: Moment, runs: readonly FormatPiece[], index: number): string | undefined {
  const second = runs[index - 2];
  const isFraction = runs[index - 1]?.text === "." && second && !second.quoted && second.text.startsWith("s");
  const length = runs[index]?.text.length ?? 0;
  if (!isFraction || length > fraction.length) return undefined;
  return chinese ? inDigits(fraction.slice(0, length), chinese) : fraction.slice(0, length);
}

/** One or two letters give the number, three the short name, four the name. */
function named(
  number: number,
  name: string | undefined,
  run: string,
  chinese: ChineseFormat | null,
): string | undefined {
  if (run.length <= 2) return padded(number, run, chinese);
  if (run.length === 3) return name?.slice(0, 3);
  return run.length === 4 ? name : undefined;
}

function chineseDay(day: string, run: string): string | undefined {
  if (run.length === 3) return day;
  return run.length === 4 ? `星期${day}` : undefined;
}

function isMinute(runs: readonly FormatPiece[], index: number): boolean {
  const before = runs.slice(0, index).findLast((run) => !run.quoted);
  const after = runs.slice(index + 1).find((run) => !run.quoted);
  return before?.text.charAt(0) === "h" || after?.text.charAt(0) === "s";
}

function isHalfDay(run: FormatPiece): boolean {
  return !run.quoted && run.text === HALF_DAY;
}

function year(digits: string, chinese: ChineseFormat | null): string {
  return chinese ? inDigits(digits, chinese) : digits;
}

function padded(number: number, run: string, chinese: ChineseFormat | null): string | undefined {
  if (run.length > 2) return undefined;
  const digits = String(number).padStart(run.length, "0");
  return chinese ? counted(digits, chinese) : digits;
}
