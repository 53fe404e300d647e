import { type CharacterSet, DIGIT, HAN, isWord, LAST, SPACE, WORD } from "./character-set";
import { type Cursor, codeOf, NoPattern } from "./cursor";

/** Reads what stands for characters in a pattern: escapes, classes and brackets; the twin of the server's `RegexCharacters`. */
export class Characters {
  readonly #cursor: Cursor;

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  /** What `\d`, `\w`, `\s` and `\p{Han}` stand for, and without them in capitals. */
  classOf(character: string): readonly number[] | undefined {
    switch (character.toLowerCase()) {
      case "d":
        return DIGIT;
      case "w":
        return WORD;
      case "s":
        return SPACE;
      case "p":
        for (const expected of "{Han}") if (this.#cursor.take() !== expected) throw new NoPattern();
        return HAN;
      default:
        return undefined;
    }
  }

  /** The character that a backslash before `character` stands for. */
  escaped(character: string): number {
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
    const braced = this.#cursor.peek() === "{";
    if (braced) this.#cursor.skip();
    let code = 0;
    let read = 0;
    while (braced ? this.#cursor.peek() !== "}" : read < digits) {
      const digit = /^[0-9A-Fa-f]$/.test(this.#cursor.peek()) ? Number.parseInt(this.#cursor.take(), 16) : -1;
      code = code * 16 + digit;
      read++;
      if (digit < 0 || code > LAST) throw new NoPattern();
    }
    if (braced) this.#cursor.skip();
    if (read === 0) throw new NoPattern();
    return code;
  }

  /** `[^a-z]` behind its first bracket. */
  bracket(folded: boolean): CharacterSet {
    const negated = this.#cursor.peek() === "^";
    if (negated) this.#cursor.skip();
    const ranges: number[] = [];
    let isFirst = true;
    while (this.#cursor.peek() !== "]" || isFirst) {
      isFirst = false;
      ranges.push(...this.#inBracket());
    }
    this.#cursor.skip();
    return { ranges, negated, folded };
  }

  #inBracket(): readonly number[] {
    const character = this.#cursor.take();
    if (character === "[" && this.#cursor.peek() === ":") throw new NoPattern();
    let first = codeOf(character);
    if (character === "\\") {
      const escaped = this.#cursor.take();
      const known = this.classOf(escaped);
      if (known) return /[A-Z]/.test(escaped) ? complement(known) : known;
      first = this.escaped(escaped);
    }
    const behind = this.#cursor.peekBehind();
    if (this.#cursor.peek() !== "-" || behind === undefined || behind === "]") return [first, first];
    this.#cursor.skip();
    const end = this.#cursor.take();
    const last = end === "\\" ? this.escaped(this.#cursor.take()) : codeOf(end);
    if (last < first) throw new NoPattern();
    return [first, last];
  }
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
