import type { FormulaProblem } from "./types";

export interface Token {
  readonly kind: "number" | "text" | "name" | "field" | "symbol" | "end";
  /** The canonical symbol, the name as written, the text without quotes, or the inside of the braces. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const WIDE_SYMBOLS = "×*÷/−-＋+－-＊*／/＾^＆&＝=＜<＞>！!％%，,、,（(）)［[］]【[】]｛{｝}．.｜|";
const QUOTES = '"“”＂';
const SYMBOLS = "|| && == <> != <= >= = < > & + - * / ^ ! % , ( ) [ ] .".split(" ");
const CANONICAL: Readonly<Record<string, string>> = { "==": "=", "!=": "<>" };
const WIDE_COMPARISONS: Readonly<Record<string, string>> = { "≤": "<=", "≥": ">=", "≠": "<>" };
const SPACE = " \t\r\n\u00a0\u3000";

/** Always ends with an `end` token; stops at the first mistake. What Chinese input methods produce for punctuation means the same. */
export function tokensOf(source: string, problems: FormulaProblem[]): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const skipSpace = () => {
    while (at < source.length && SPACE.includes(source.charAt(at))) at++;
  };
  skipSpace();
  if (plain(source, at) === "=") {
    at++; // Excel's habit of starting a formula with "="
    skipSpace();
  }
  while (at < source.length) {
    const token = tokenAt(source, at, problems);
    if (!token) break;
    tokens.push(token);
    at = token.to;
    skipSpace();
  }
  tokens.push({ kind: "end", text: "", from: at, to: source.length });
  return tokens;
}

function tokenAt(source: string, at: number, problems: FormulaProblem[]): Token | undefined {
  const symbol = plain(source, at);
  if (isDigit(symbol) || (symbol === "." && isDigit(plain(source, at + 1)))) return numberAt(source, at);
  if (QUOTES.includes(source.charAt(at))) return textAt(source, at, problems);
  if (symbol === "{") return fieldAt(source, at, problems);
  if (isLetter(codePointAt(source, at)) || symbol === "_") return nameAt(source, at);
  return symbolAt(source, at, problems);
}

function numberAt(source: string, at: number): Token {
  let end = digitsFrom(source, at);
  if (plain(source, end) === ".") end = digitsFrom(source, end + 1);
  if (plain(source, end) === "e" || plain(source, end) === "E") {
    const sign = plain(source, end + 1) === "+" || plain(source, end + 1) === "-" ? 1 : 0;
    const exponent = digitsFrom(source, end + 1 + sign);
    if (exponent > end + 1 + sign) end = exponent;
  }
  return { kind: "number", text: narrow(source, at, end), from: at, to: end };
}

function digitsFrom(source: string, start: number): number {
  let end = start;
  while (isDigit(plain(source, end))) end++;
  return end;
}

/** ASCII quotes close with ASCII quotes and double to stand for themselves; curly and wide ones close with any quote but those. */
function textAt(source: string, at: number, problems: FormulaProblem[]): Token | undefined {
  const closing = source.charAt(at) === '"' ? '"' : "“”＂";
  let value = "";
  for (let i = at + 1; i < source.length; i++) {
    const character = source.charAt(i);
    if (!closing.includes(character)) {
      value += character;
    } else if (character === '"' && source.charAt(i + 1) === '"') {
      value += character;
      i++;
    } else {
      return { kind: "text", text: value, from: at, to: i + 1 };
    }
  }
  problems.push({ code: "fx_unclosed_text", from: at, to: source.length, params: {} });
  return undefined;
}

function fieldAt(source: string, at: number, problems: FormulaProblem[]): Token | undefined {
  for (let i = at + 1; i < source.length; i++) {
    if (plain(source, i) !== "}") continue;
    const key = source.slice(at + 1, i).replaceAll("．", ".");
    return { kind: "field", text: trimmed(key), from: at, to: i + 1 };
  }
  problems.push({ code: "fx_unclosed_field", from: at, to: source.length, params: {} });
  return undefined;
}

function trimmed(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && SPACE.includes(text.charAt(from))) from++;
  while (to > from && SPACE.includes(text.charAt(to - 1))) to--;
  return text.slice(from, to);
}

function nameAt(source: string, at: number): Token {
  let end = at;
  while (end < source.length && isNamePart(source, end)) end += codePointAt(source, end).length;
  return { kind: "name", text: narrow(source, at, end), from: at, to: end };
}

function symbolAt(source: string, at: number, problems: FormulaProblem[]): Token | undefined {
  const one = plain(source, at);
  const wide = WIDE_COMPARISONS[one];
  if (wide) return { kind: "symbol", text: wide, from: at, to: at + 1 };

  const two = one + plain(source, at + 1);
  const symbol = SYMBOLS.find((candidate) => candidate === two || candidate === one);
  if (symbol) return { kind: "symbol", text: CANONICAL[symbol] ?? symbol, from: at, to: at + symbol.length };

  const character = codePointAt(source, at);
  problems.push({ code: "fx_unexpected_character", from: at, to: at + character.length, params: { character } });
  return undefined;
}

function narrow(source: string, from: number, to: number): string {
  let text = "";
  for (let i = from; i < to; i++) text += plain(source, i);
  return text;
}

/** The character at a position with full-width forms made narrow; empty beyond the end. */
function plain(source: string, position: number): string {
  const character = source.charAt(position);
  for (let i = 0; character && i < WIDE_SYMBOLS.length; i += 2) {
    if (WIDE_SYMBOLS.charAt(i) === character) return WIDE_SYMBOLS.charAt(i + 1);
  }
  return /[０-９Ａ-Ｚａ-ｚ＿]/.test(character) ? String.fromCharCode(character.charCodeAt(0) - 0xfee0) : character;
}

function codePointAt(source: string, at: number): string {
  return String.fromCodePoint(source.codePointAt(at) ?? 0);
}

function isDigit(character: string): boolean {
  return character >= "0" && character <= "9" && character.length === 1;
}

function isLetter(character: string): boolean {
  return /^\p{L}$/u.test(character);
}

function isNamePart(source: string, at: number): boolean {
  const character = codePointAt(source, at);
  return isLetter(character) || /^[_＿0-9０-９]$/.test(character);
}
