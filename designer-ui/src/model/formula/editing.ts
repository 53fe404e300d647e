import { PICKS } from "./asking";
import { findSignature, type Param, paramAt, type Signature } from "./catalogue";
import { type Token, tokensOf } from "./lexer";

/** The call around a place in a source, for the hint that names its parameters. */
export interface CallAt {
  readonly signature: Signature;
  /** Which argument the place is in, from 0. */
  readonly argument: number;
}

/** The innermost call whose parentheses are open at `at`; undefined outside of any. */
export function callAt(source: string, at: number): CallAt | undefined {
  const open: { readonly name: string | undefined; argument: number }[] = [];
  let before: Token | undefined;
  for (const token of tokensOf(source, [])) {
    if (token.kind === "end" || token.to > at) break;
    if (token.text === "(" && token.kind === "symbol") {
      open.push({ name: before?.kind === "name" ? before.text : undefined, argument: 0 });
    } else if (token.text === ")" && token.kind === "symbol") {
      open.pop();
    } else if (token.text === "," && token.kind === "symbol") {
      const last = open.at(-1);
      if (last) last.argument++;
    }
    before = token;
  }
  const last = open.findLast(({ name }) => name !== undefined);
  const signature = last?.name === undefined ? undefined : findSignature(last.name.toUpperCase());
  return signature && last ? { signature, argument: last.argument } : undefined;
}

/** `ROUND(value, [digits])` in pieces, the parameter at hand marked. */
export function usageOf(signature: Signature, argument?: number): readonly { text: string; isCurrent: boolean }[] {
  const current = argument === undefined ? undefined : paramOf(signature, argument);
  const params = signature.params.map((param) => ({
    text: param.optional ? `[${param.name}]` : param.name,
    isCurrent: param === current,
  }));
  const more = signature.repeat ? [{ text: "…", isCurrent: false }] : [];
  const tail = signature.tail ? [{ text: `[${signature.tail.name}]`, isCurrent: signature.tail === current }] : [];
  return [...params, ...more, ...tail];
}

function paramOf(signature: Signature, argument: number): Param | undefined {
  const { params, repeat } = signature;
  if (argument < params.length) return params[argument];
  if (!repeat) return undefined;
  const beyond = (argument - params.length) % repeat;
  return paramAt(signature, argument, params.length + (argument - params.length) - beyond + repeat);
}

const WIDE = "，（）＋－×÷＝＞＜！％｛｝［］；　";
const NARROW = ",()+-*/=><!%{}[]; ";

/**
 * What an input method put in wide is what a formula means in narrow, but only outside of texts: the source with the punctuation of
 * `from` to `to` repaired, of the same length.
 */
export function repairedPunctuation(source: string, from: number, to: number): string {
  const texts = tokensOf(source, []).filter(({ kind }) => kind === "text");
  const isInText = (at: number) => texts.some((token) => token.from <= at && at < token.to);
  return Array.from({ length: to - from }, (_, index) => {
    const character = source.charAt(from + index);
    const wide = WIDE.indexOf(character);
    return wide < 0 || isInText(from + index) ? character : NARROW.charAt(wide);
  }).join("");
}

/** A part of a source and what stands in its place. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Functions are kept by the name that everybody knows them by: `求和(` becomes `SUM(`. */
export function canonicalNames(source: string): readonly Change[] {
  const tokens = tokensOf(source, []);
  return tokens.flatMap(({ kind, text, from, to }, index): readonly Change[] => {
    const after = tokens[index + 1];
    if (kind !== "name" || after?.kind !== "symbol" || after.text !== "(" || !/\p{Script=Han}/u.test(text)) return [];
    const signature = findSignature(text);
    return signature ? [{ from, to, insert: signature.name }] : [];
  });
}

/** What a text means to the function that takes it: a form, a form with its field, a field of the form named before, or a word. */
export type TextMeaning = "form" | "target" | "beside" | "link" | "word";

/** The text around a place in a source, inside of its quotes. */
export interface TextAt {
  readonly meaning: TextMeaning;
  readonly from: number;
  readonly to: number;
  /** The form that an earlier argument names, with or without a field; empty when none does. */
  readonly named: string;
  /** What a word may be. */
  readonly words: readonly string[];
}

const COLLEAGUE = ["name", "login", "department", "manager", "employee_no", "mobile", "email", "active"];

/** By function, the meaning of its arguments; the last two go on in LOOKUP. */
const TEXTS: Readonly<Record<string, readonly (TextMeaning | readonly string[] | null)[]>> = {
  LOOKUP: ["target", "beside", null],
  MAPX: [PICKS, null, "target", "target"],
  QUERY: [PICKS, "target", null],
  ROLLUP: [PICKS, "target", "link"],
  USERFIELD: [null, COLLEAGUE],
  DATEDIF: [null, null, ["Y", "M", "D", "YM", "MD", "YD"]],
  DATEADD: [null, null, ["Y", "Q", "M", "W", "D", "H", "MI", "S"]],
  DATETIMEDIFF: [null, null, ["D", "H", "MI", "S"]],
};

/** The text that `at` is in, when its function knows what may stand there. */
export function textAt(source: string, at: number): TextAt | undefined {
  const token = tokensOf(source, []).find(({ kind, from, to }) => kind === "text" && from < at && at < to);
  const call = token && callAt(source, token.from);
  const meanings = call && TEXTS[call.signature.name];
  if (!token || !meanings) return undefined;
  const argument =
    call.argument < meanings.length ? call.argument : call.signature.name === "LOOKUP" ? 2 - (call.argument % 2) : -1;
  const meaning = meanings[argument];
  if (!meaning) return undefined;
  const inside = { from: token.from + 1, to: token.to - 1, named: formBefore(source, token.from) };
  return typeof meaning === "string"
    ? { ...inside, meaning, words: [] }
    : { ...inside, meaning: "word", words: meaning };
}

/** The text before `at` in the same call that names a form with a field, or a form. */
function formBefore(source: string, at: number): string {
  const call = callAt(source, at);
  const place = call && TEXTS[call.signature.name]?.indexOf("target");
  if (place === undefined || place < 0) return "";
  const texts = tokensOf(source, []).filter(({ kind, to }) => kind === "text" && to <= at);
  const target = texts.findLast(({ from }) => {
    const around = callAt(source, from);
    return around?.signature === call?.signature && around?.argument === place;
  });
  return target?.text ?? "";
}
