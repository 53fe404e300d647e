import type { Decimal } from "decimal.js";
import { Fx } from "./decimals";
import { NUM, VALUE } from "./errors";
import { type FormatPiece, formatPieces, isLetter, isMark, isOneOf } from "./format-piece";
import type { FxValue } from "./types";
import { limitedText } from "./values";

const UNITS = /^(?:h+|m+|s+)$/;
const FARTHEST = new Fx("1E12");
const MINUTE = 60;
const HOUR = 3_600;
const DAY_HOURS = 24;

/** Excel's formats of elapsed time: `[h] [m] [s]` is all of it in that unit, `h m s` what larger units leave; null for other formats. */
export function formatElapsed(seconds: Decimal, format: string): FxValue {
  const runs = runsOf(formatPieces(format));
  if (!runs.some(isWhole)) return null;
  if (seconds.abs().gt(FARTHEST)) return NUM;
  const whole = seconds.abs().toDecimalPlaces(0).toNumber();
  let text = seconds.lt(0) && whole > 0 ? "-" : "";
  for (const run of runs) {
    const part = run.quoted ? run.text : partOf(run, whole);
    if (part === undefined) return VALUE;
    text += part;
  }
  return limitedText(text);
}

/** The same letter repeated is one run, in lower case; one in brackets keeps the first of them. */
function runsOf(pieces: readonly FormatPiece[]): readonly FormatPiece[] {
  const runs: FormatPiece[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i];
    if (!piece) break;
    const inside = isMark(piece, "[") ? insideOf(pieces, i) : null;
    const last = runs.at(-1);
    const letter = piece.text.toLowerCase();
    if (inside !== null) {
      runs.push({ text: `[${inside}`, quoted: false });
      i += inside.length + 1;
    } else if (!isLetter(piece)) {
      runs.push({ text: piece.text, quoted: piece.quoted || !isOneOf(piece, "0#?@*_;[]") });
    } else if (last && !last.quoted && last.text.startsWith(letter)) {
      runs[runs.length - 1] = { text: last.text + letter, quoted: false };
    } else {
      runs.push({ text: letter, quoted: false });
    }
  }
  return runs;
}

/** The unit between brackets, in lower case; null when there is none. */
function insideOf(pieces: readonly FormatPiece[], open: number): string | null {
  let unit = "";
  for (const piece of pieces.slice(open + 1)) {
    if (!isLetter(piece)) break;
    unit += piece.text.toLowerCase();
  }
  const close = pieces[open + unit.length + 1];
  return UNITS.test(unit) && close !== undefined && isMark(close, "]") ? unit : null;
}

const isWhole = (run: FormatPiece): boolean => !run.quoted && run.text.length > 1 && run.text.startsWith("[");

/** Undefined when a run means nothing. */
function partOf(run: FormatPiece, seconds: number): string | undefined {
  const whole = isWhole(run);
  const unit = whole ? run.text.slice(1) : run.text;
  if (!UNITS.test(unit) || (!whole && unit.length > 2)) return;
  return String(numberOf(unit.charAt(0), whole, seconds)).padStart(unit.length, "0");
}

function numberOf(unit: string, whole: boolean, seconds: number): number {
  if (unit === "s") return whole ? seconds : seconds % MINUTE;
  const number = Math.floor(seconds / (unit === "h" ? HOUR : MINUTE));
  return whole ? number : number % (unit === "h" ? DAY_HOURS : MINUTE);
}
