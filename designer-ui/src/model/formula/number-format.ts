import type { Decimal } from "decimal.js";
import { plainText } from "./decimals";
import { VALUE } from "./errors";
import { type FormatPiece, formatPieces, isLetter, isMark, isOneOf } from "./format-piece";
import type { FxValue } from "./types";
import { limitedText } from "./values";

const PLACEHOLDERS = "0#?";

/** Excel's number formats as far as `0 # ? . , %`, quoted text and sections for positive, negative and zero go. */
export function formatNumber(number: Decimal, format: string): FxValue {
  if (format.toLowerCase() === "general") return plainText(number);
  const sections = sectionsOf(formatPieces(format));
  if (sections.some((section) => section.some((piece) => isLetter(piece) || isOneOf(piece, "_*@[]")))) return VALUE;
  if (sections.some(isOfFractions)) return VALUE;

  const chosen = number.lt(0) && sections.length > 1 ? 1 : number.isZero() && sections.length > 2 ? 2 : 0;
  return limitedText(new Section(sections[chosen] ?? []).text(number, sections.length === 1));
}

/** `?/?`: fractions are not written. */
function isOfFractions(section: readonly FormatPiece[]): boolean {
  return section.some((piece, at) => {
    const [before, after] = [section[at - 1], section[at + 1]];
    return isMark(piece, "/") && before && after && isOneOf(before, "?#") && isOneOf(after, "?#");
  });
}

function sectionsOf(pieces: readonly FormatPiece[]): readonly (readonly FormatPiece[])[] {
  const sections: FormatPiece[][] = [[]];
  for (const piece of pieces) {
    if (isMark(piece, ";")) sections.push([]);
    else sections.at(-1)?.push(piece);
  }
  return sections;
}

class Section {
  readonly #pieces: readonly FormatPiece[];
  #wholePlaces = 0;
  #fractionPlaces = 0;
  #scale = 0;
  #grouped = false;
  #hasPoint = false;

  constructor(pieces: readonly FormatPiece[]) {
    this.#pieces = pieces;
    for (const [index, piece] of pieces.entries()) this.#read(index, piece);
  }

  text(number: Decimal, signed: boolean): string {
    const rounded = number.abs().times(`1e${this.#scale}`).toDecimalPlaces(this.#fractionPlaces);
    const [digits = "0", fraction = ""] = rounded.toFixed(this.#fractionPlaces).split(".");
    const sign = signed && number.lt(0) && !rounded.isZero() ? "-" : "";
    return sign + this.#write(digits === "0" ? "" : digits, fraction);
  }

  #read(index: number, piece: FormatPiece): void {
    if (isOneOf(piece, PLACEHOLDERS)) {
      if (this.#hasPoint) this.#fractionPlaces++;
      else this.#wholePlaces++;
    } else if (isMark(piece, ".")) {
      this.#hasPoint = true;
    } else if (isMark(piece, "%")) {
      this.#scale += 2;
    } else if (isMark(piece, ",") && this.#wholePlaces > 0) {
      if (this.#placeholderFollows(index)) this.#grouped = true;
      else this.#scale -= 3;
    }
  }

  /** A comma between placeholders groups by thousands; one after the last divides by a thousand. */
  #placeholderFollows(index: number): boolean {
    const rest = this.#pieces.slice(index + 1);
    const point = rest.findIndex((piece) => isMark(piece, "."));
    return (point < 0 ? rest : rest.slice(0, point)).some((piece) => isOneOf(piece, PLACEHOLDERS));
  }

  #write(whole: string, fraction: string): string {
    let text = "";
    let place = this.#wholePlaces;
    let decimal = 0;
    let afterPoint = false;
    for (const piece of this.#pieces) {
      if (isMark(piece, ".") && !afterPoint) {
        afterPoint = true;
        text += `${this.#wholePlaces === 0 ? whole : ""}.`;
      } else if (isOneOf(piece, PLACEHOLDERS) && afterPoint) {
        text += fractionDigit(piece, fraction, decimal++);
      } else if (isOneOf(piece, PLACEHOLDERS)) {
        text += this.#wholeDigits(piece, whole, place, place === this.#wholePlaces ? whole.length : place);
        place--;
      } else if (!isMark(piece, ",") || this.#wholePlaces === 0) {
        text += piece.text;
      }
    }
    return text;
  }

  /** The digits from the `first` place from the right down to this one: the leftmost placeholder takes all that are left. */
  #wholeDigits(piece: FormatPiece, whole: string, place: number, first: number): string {
    const missing = piece.text === "0" ? "0" : piece.text === "?" ? " " : "";
    let text = "";
    for (let at = Math.max(first, place); at >= place; at--) {
      const digit = at <= whole.length ? whole.charAt(whole.length - at) : missing;
      text += digit;
      if (this.#grouped && at > 1 && at % 3 === 1 && digit.trim() !== "") text += ",";
    }
    return text;
  }
}

function fractionDigit(piece: FormatPiece, fraction: string, index: number): string {
  const isPadding = /^0*$/.test(fraction.slice(index));
  if (isPadding && piece.text !== "0") return piece.text === "?" ? " " : "";
  return fraction.charAt(index);
}
