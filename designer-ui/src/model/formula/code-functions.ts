import type { Arguments } from "./arguments";
import { ageOn, today } from "./calendar-functions";
import { Fx } from "./decimals";
import { isError, LIMIT, VALUE } from "./errors";
import type { FxFunction } from "./function";
import { type IdentityCard, readIdentityCard } from "./identity-card";
import type { FxValue } from "./types";
import { limitedText, MAX_LIST, MAX_TEXT } from "./values";

/** Texts taken apart, repeated, covered and encoded; a character is a code point. */
export const CODE_FUNCTIONS: Readonly<Record<string, FxFunction>> = {
  REPT: (args) => repeated(args.string(0), args.whole(1)),
  FIND: find,
  ENDSWITH: (args) => args.string(0).normalize("NFC").endsWith(args.string(1).normalize("NFC")),
  SPLIT: split,
  CHAR: (args) => character(args.whole(0)),
  MASK: masked,
  ENCODEURL: (args) => limitedText(encoded(args.string(0))),
  IDCARDBIRTHDAY: (args) => ofCard(args, (card) => card.birthday),
  IDCARDSEX: (args) => ofCard(args, (card) => (card.isMale ? "男" : "女")),
  IDCARDAGE: ageOfCard,
};

function repeated(text: string, count: number): FxValue {
  if (count < 0) return VALUE;
  return text.length * count > MAX_TEXT ? LIMIT : text.repeat(count);
}

/** As SEARCH, but capitals count. */
function find(args: Arguments): FxValue {
  const within = Array.from(args.string(1));
  const start = args.whole(2, 1);
  if (start < 1 || start > within.length + 1) return VALUE;
  const before = within.slice(0, start - 1).join("");
  const at = args.string(1).indexOf(args.string(0), before.length);
  return at < 0 ? VALUE : new Fx(Array.from(args.string(1).slice(0, at)).length + 1);
}

/** By an empty delimiter into characters; a blank text has no parts. */
function split(args: Arguments): FxValue {
  const text = args.string(0);
  if (text === "") return [];
  const delimiter = args.string(1);
  const parts = delimiter === "" ? Array.from(text) : text.split(delimiter);
  return parts.length > MAX_LIST ? LIMIT : parts;
}

function character(code: number): FxValue {
  const isScalar = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isScalar ? String.fromCodePoint(code) : VALUE;
}

/** Covers all but some characters at both ends, and everything when nothing would be covered. */
function masked(args: Arguments): FxValue {
  const characters = Array.from(args.string(0));
  const first = args.whole(1, 3);
  const last = args.whole(2, 4);
  const cover = args.count > 3 ? args.string(3) : "*";
  if (first < 0 || last < 0) return VALUE;
  const isShort = first + last >= characters.length;
  const isShown = (index: number) => !isShort && (index < first || index >= characters.length - last);
  return limitedText(characters.map((shown, index) => (isShown(index) ? shown : cover)).join(""));
}

/** Percent-encoded UTF-8 (RFC 3986); half a surrogate pair becomes the replacement character. */
function encoded(text: string): string {
  const octets = Array.from(new TextEncoder().encode(text));
  return octets.map((octet) => (isPlain(octet) ? String.fromCharCode(octet) : escaped(octet))).join("");
}

function isPlain(octet: number): boolean {
  return octet < 0x80 && /[A-Za-z0-9\-_.~]/.test(String.fromCharCode(octet));
}

function escaped(octet: number): string {
  return `%${octet.toString(16).toUpperCase().padStart(2, "0")}`;
}

function ofCard(args: Arguments, reading: (card: IdentityCard) => FxValue): FxValue {
  const number = args.string(0);
  if (number === "") return null;
  const card = readIdentityCard(number);
  return card ? reading(card) : VALUE;
}

function ageOfCard(args: Arguments): FxValue {
  const born = ofCard(args, (card) => card.birthday);
  if (typeof born !== "string" || isError(born)) return born;
  return ageOn(born, args.count > 1 ? args.day(1) : today(args));
}
