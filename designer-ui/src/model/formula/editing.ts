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
