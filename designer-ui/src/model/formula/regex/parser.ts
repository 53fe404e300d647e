import { DIGIT, HAN, isWord, LAST, LINE_BREAK, SPACE, WORD } from "./character-set";
import type { RegexTree } from "./tree";

const MOST_REPEATED = 1000;
const DEEPEST = 50;

/** Undefined when the text is no such pattern. */
export function parseRegex(pattern: string): { readonly tree: RegexTree; readonly groups: number } | undefined {
  try {
    return new Parser(pattern).whole();
  } catch (stop) {
    if (stop instanceof NoPattern) return undefined;
    throw stop;
  }
}

/** Unwinds the descent; never leaves this module. */
class NoPattern extends Error {}

/** Reads patterns in the syntax of RE2: no looking around, no references back, nothing whose matching could take forever. */
class Parser {
  readonly #pattern: readonly string[];
  #at = 0;
  #depth = 0;
  #groups = 0;
  #flags = { foldsCase: false, dotTakesLines: false, anchorsAtLines: false };

  constructor(pattern: string) {
    this.#pattern = Array.from(pattern);
  }

  whole(): { readonly tree: RegexTree; readonly groups: number } {
    const tree = this.#choice();
    if (this.#at < this.#pattern.length) throw new NoPattern();
    return { tree, groups: this.#groups };
  }

  #choice(): RegexTree {
    if (++this.#depth > DEEPEST) throw new NoPattern();
    const first = this.#sequence();
    const branches = [first];
    while (this.#peek() === "|") {
      this.#at++;
      branches.push(this.#sequence());
    }
    this.#depth--;
    return branches.length === 1 ? first : { kind: "choice", branches };
  }

  #sequence(): RegexTree {
    const parts: RegexTree[] = [];
    while (this.#at < this.#pattern.length && this.#peek() !== "|" && this.#peek() !== ")") {
      parts.push(this.#repeated(this.#single()));
    }
    return { kind: "sequence", parts };
  }

  #repeated(body: RegexTree): RegexTree {
    const start = this.#at;
    const mark = this.#peek();
    let bounds = { least: mark === "+" ? 1 : 0, most: mark === "?" ? 1 : -1 };
    if (mark === "{") {
      const found = this.#bounds();
      if (!found) {
        this.#at = start;
        return body;
      }
      bounds = found;
    } else if (isMark(mark)) {
      this.#at++;
    } else {
      return body;
    }
    const lazy = this.#peek() === "?";
    if (lazy) this.#at++;
    const next = this.#at;
    if (isMark(this.#peek()) || (this.#peek() === "{" && this.#bounds())) throw new NoPattern();
    this.#at = next;
    return { kind: "repetition", body, ...bounds, lazy };
  }

  /** `{2}`, `{2,}` or `{2,5}`; undefined when a brace is only a brace. */
  #bounds(): { readonly least: number; readonly most: number } | undefined {
    this.#at++;
    const least = this.#whole();
    let most = least;
    if (this.#peek() === ",") {
      this.#at++;
      most = this.#peek() === "}" ? -1 : this.#whole();
      if (most < -1) return undefined;
    }
    if (least < 0 || this.#peek() !== "}") return undefined;
    this.#at++;
    if (least > MOST_REPEATED || most > MOST_REPEATED || (most >= 0 && most < least)) throw new NoPattern();
    return { least, most };
  }

  /** -2 when there are no digits. */
  #whole(): number {
    let number = -2;
    while (/^[0-9]$/.test(this.#peek())) {
      number = Math.min(MOST_REPEATED + 1, Math.max(0, number) * 10 + Number(this.#peek()));
      this.#at++;
    }
    return number;
  }

  #single(): RegexTree {
    const character = this.#take();
    const { foldsCase, dotTakesLines, anchorsAtLines } = this.#flags;
    switch (character) {
      case "(":
        return this.#group();
      case "[":
        return this.#bracket();
      case ".":
        return { kind: "one", set: { ranges: dotTakesLines ? [] : LINE_BREAK, negated: true, folded: false } };
      case "^":
        return { kind: "at", place: anchorsAtLines ? "lineBegin" : "textBegin" };
      case "$":
        return { kind: "at", place: anchorsAtLines ? "lineEnd" : "textEnd" };
      case "\\":
        return this.#escape();
      case "*":
      case "+":
      case "?":
        throw new NoPattern();
      default:
        return literal(codeOf(character), foldsCase);
    }
  }

  /** Flags hold to the end of the parentheses they stand in. */
  #group(): RegexTree {
    const before = this.#flags;
    let index = 0;
    if (this.#peek() === "?") {
      this.#at++;
      if (this.#peek() === "P" || this.#peek() === "<") {
        this.#name();
        index = ++this.#groups;
      } else if (this.#readFlags()) {
        return { kind: "sequence", parts: [] };
      }
    } else {
      index = ++this.#groups;
    }
    const body = this.#choice();
    if (this.#take() !== ")") throw new NoPattern();
    this.#flags = before;
    return { kind: "group", body, index };
  }

  /** `P<name>` or `<name>`. */
  #name(): void {
    if (this.#peek() === "P") this.#at++;
    if (this.#take() !== "<") throw new NoPattern();
    const start = this.#at;
    while (isWord(codeOf(this.#peek()))) this.#at++;
    if (this.#at === start || this.#take() !== ">") throw new NoPattern();
  }

  /** `i)` for what follows, which is true, or `i:` for these parentheses. */
  #readFlags(): boolean {
    for (let flag = this.#take(); flag !== ":"; flag = this.#take()) {
      if (flag === ")") return true;
      if (flag === "i") this.#flags = { ...this.#flags, foldsCase: true };
      else if (flag === "s") this.#flags = { ...this.#flags, dotTakesLines: true };
      else if (flag === "m") this.#flags = { ...this.#flags, anchorsAtLines: true };
      else throw new NoPattern();
    }
    return false;
  }

  #escape(): RegexTree {
    const character = this.#take();
    const known = this.#classOf(character);
    if (known) return { kind: "one", set: { ranges: known, negated: /[A-Z]/.test(character), folded: false } };
    switch (character) {
      case "b":
        return { kind: "at", place: "wordEdge" };
      case "B":
        return { kind: "at", place: "noWordEdge" };
      case "A":
        return { kind: "at", place: "textBegin" };
      case "z":
        return { kind: "at", place: "textEnd" };
      default:
        return literal(this.#escaped(character), this.#flags.foldsCase);
    }
  }

  /** What `\d`, `\w`, `\s` and `\p{Han}` stand for, and without them in capitals. */
  #classOf(character: string): readonly number[] | undefined {
    switch (character.toLowerCase()) {
      case "d":
        return DIGIT;
      case "w":
        return WORD;
      case "s":
        return SPACE;
      case "p":
        for (const expected of "{Han}") if (this.#take() !== expected) throw new NoPattern();
        return HAN;
      default:
        return undefined;
    }
  }

  #escaped(character: string): number {
    switch (character) {
      case "t":
        return 0x09;
      case "n":
        return 0x0a;
      case "r":
        return 0x0d;
      case "f":
        return 0x0c;
      case "x":
        return this.#hexadecimal(2);
      case "u":
        return this.#hexadecimal(4);
      default: {
        const code = codeOf(character);
        if (code < 0x80 && (isWord(code) || code < 0x20)) throw new NoPattern();
        return code;
      }
    }
  }

  /** So many digits, or any in braces. */
  #hexadecimal(digits: number): number {
    const braced = this.#peek() === "{";
    if (braced) this.#at++;
    let code = 0;
    let read = 0;
    while (braced ? this.#peek() !== "}" : read < digits) {
      const digit = /^[0-9A-Fa-f]$/.test(this.#peek()) ? Number.parseInt(this.#take(), 16) : -1;
      code = code * 16 + digit;
      read++;
      if (digit < 0 || code > LAST) throw new NoPattern();
    }
    if (braced) this.#at++;
    if (read === 0) throw new NoPattern();
    return code;
  }

  #bracket(): RegexTree {
    const negated = this.#peek() === "^";
    if (negated) this.#at++;
    const ranges: number[] = [];
    let isFirst = true;
    while (this.#peek() !== "]" || isFirst) {
      isFirst = false;
      ranges.push(...this.#inBracket());
    }
    this.#at++;
    return { kind: "one", set: { ranges, negated, folded: this.#flags.foldsCase } };
  }

  #inBracket(): readonly number[] {
    const character = this.#take();
    if (character === "[" && this.#peek() === ":") throw new NoPattern();
    let first = codeOf(character);
    if (character === "\\") {
      const escaped = this.#take();
      const known = this.#classOf(escaped);
      if (known) return /[A-Z]/.test(escaped) ? complement(known) : known;
      first = this.#escaped(escaped);
    }
    if (this.#peek() !== "-" || this.#at + 1 >= this.#pattern.length || this.#pattern[this.#at + 1] === "]") {
      return [first, first];
    }
    this.#at++;
    const end = this.#take();
    const last = end === "\\" ? this.#escaped(this.#take()) : codeOf(end);
    if (last < first) throw new NoPattern();
    return [first, last];
  }

  /** Empty at the end. */
  #peek(): string {
    return this.#pattern[this.#at] ?? "";
  }

  #take(): string {
    const character = this.#pattern[this.#at++];
    if (character === undefined) throw new NoPattern();
    return character;
  }
}

function isMark(character: string): boolean {
  return character === "*" || character === "+" || character === "?";
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function literal(code: number, folded: boolean): RegexTree {
  return { kind: "one", set: { ranges: [code, code], negated: false, folded } };
}

function complement(ranges: readonly number[]): readonly number[] {
  const result: number[] = [];
  let next = 0;
  for (let i = 0; i < ranges.length; i += 2) {
    result.push(next, (ranges[i] ?? 0) - 1);
    next = (ranges[i + 1] ?? 0) + 1;
  }
  return [...result, next, LAST];
}
