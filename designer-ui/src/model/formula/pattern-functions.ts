import type { Arguments } from "./arguments";
import { LIMIT, VALUE } from "./errors";
import type { FxFunction } from "./function";
import { compileRegex, RegexSearch } from "./regex/regex";
import type { FxValue } from "./types";
import { limitedText, MAX_TEXT } from "./values";

/** Texts searched by patterns. */
export const PATTERN_FUNCTIONS: Readonly<Record<string, FxFunction>> = {
  REGEXMATCH: matches,
  REGEXEXTRACT: extract,
  REGEXREPLACE: replace,
};

function matches(args: Arguments): FxValue {
  const regex = compileRegex(args.string(1));
  if (!regex) return VALUE;
  const search = new RegexSearch(regex, codePoints(args.string(0)));
  const found = search.find(0);
  return search.isTooMuch ? LIMIT : found !== undefined;
}

function extract(args: Arguments): FxValue {
  const regex = compileRegex(args.string(1));
  const group = args.whole(2, 0);
  if (!regex || group < 0 || group > regex.groups) return VALUE;
  const text = codePoints(args.string(0));
  const search = new RegexSearch(regex, text);
  const found = search.find(0);
  if (search.isTooMuch) return LIMIT;
  const [from = -1, to = -1] = found?.slice(group * 2) ?? [];
  return from < 0 ? null : part(text, from, to);
}

function replace(args: Arguments): FxValue {
  const regex = compileRegex(args.string(1));
  const template = Array.from(args.string(2));
  if (!regex || largestGroup(template) > regex.groups) return VALUE;
  const text = codePoints(args.string(0));
  const search = new RegexSearch(regex, text);
  let replaced = "";
  let rest = 0;
  for (let from = 0; from <= text.length; ) {
    const found = search.find(from);
    if (search.isTooMuch || replaced.length > MAX_TEXT) return LIMIT;
    if (!found) break;
    const [start = 0, end = 0] = found;
    replaced += part(text, rest, start) + filled(template, text, found);
    rest = end;
    from = end;
    if (start === end) {
      replaced += part(text, rest, rest + 1);
      rest = Math.min(text.length, rest + 1);
      from++;
    }
  }
  return limitedText(replaced + part(text, rest, text.length));
}

/** `$0` to `$9` are the match and its groups, `$$` is a dollar. */
function filled(template: readonly string[], text: readonly number[], found: readonly number[]): string {
  let result = "";
  for (let i = 0; i < template.length; i++) {
    const next = template[i] === "$" ? (template[i + 1] ?? "") : "";
    if (/^[0-9]$/.test(next)) {
      const [from = -1, to = -1] = found.slice(Number(next) * 2);
      result += from < 0 ? "" : part(text, from, to);
      i++;
    } else {
      result += template[i];
      if (next === "$") i++;
    }
  }
  return result;
}

function largestGroup(template: readonly string[]): number {
  let largest = 0;
  for (let i = 0; i + 1 < template.length; i++) {
    if (template[i] !== "$") continue;
    i++;
    if (/^[0-9]$/.test(template[i] ?? "")) largest = Math.max(largest, Number(template[i]));
  }
  return largest;
}

function codePoints(text: string): readonly number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}

function part(text: readonly number[], from: number, to: number): string {
  return text
    .slice(from, to)
    .map((codePoint) => String.fromCodePoint(codePoint))
    .join("");
}
