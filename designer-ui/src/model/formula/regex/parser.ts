import { isWord, LINE_BREAK } from "./character-set";
import { Characters } from "./characters";
import { Cursor, codeOf, NoPattern } from "./cursor";
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

/** Reads patterns in the syntax of RE2: no looking around, no references back, nothing whose matching could take forever. */
class Parser {
  readonly #cursor: Cursor;
  readonly #characters: Characters;
  #depth = 0;
  #groups = 0;
  #flags = { foldsCase: false, dotTakesLines: false, anchorsAtLines: false };

  constructor(pattern: string) {
    this.#cursor = new Cursor(pattern);
    this.#characters = new Characters(this.#cursor);
  }

  whole(): { readonly tree: RegexTree; readonly groups: number } {
    const tree = this.#choice();
    if (!this.#cursor.isAtEnd) throw new NoPattern();
    return { tree, groups: this.#groups };
  }

  #choice(): RegexTree {
    if (++this.#depth > DEEPEST) throw new NoPattern();
    const first = this.#sequence();
    const branches = [first];
    while (this.#cursor.peek() === "|") {
      this.#cursor.skip();
      branches.push(this.#sequence());
    }
    this.#depth--;
    return branches.length === 1 ? first : { kind: "choice", branches };
  }

  #sequence(): RegexTree {
    const parts: RegexTree[] = [];
    while (!this.#cursor.isAtEnd && this.#cursor.peek() !== "|" && this.#cursor.peek() !== ")") {
      parts.push(this.#repeated(this.#single()));
    }
    return { kind: "sequence", parts };
  }

  #repeated(body: RegexTree): RegexTree {
    const start = this.#cursor.at;
    const mark = this.#cursor.peek();
    let bounds = { least: mark === "+" ? 1 : 0, most: mark === "?" ? 1 : -1 };
    if (mark === "{") {
      const found = this.#bounds();
      if (!found) {
        this.#cursor.at = start;
        return body;
      }
      bounds = found;
    } else if (isMark(mark)) {
      this.#cursor.skip();
    } else {
      return body;
    }
    const lazy = this.#cursor.peek() === "?";
    if (lazy) this.#cursor.skip();
    const next = this.#cursor.at;
    if (isMark(this.#cursor.peek()) || (this.#cursor.peek() === "{" && this.#bounds())) throw new NoPattern();
    this.#cursor.at = next;
    return { kind: "repetition", body, ...bounds, lazy };
  }

  /** `{2}`, `{2,}` or `{2,5}`; undefined when a brace is only a brace. */
  #bounds(): { readonly least: number; readonly most: number } | undefined {
    this.#cursor.skip();
    const least = this.#whole();
    let most = least;
    if (this.#cursor.peek() === ",") {
      this.#cursor.skip();
      most = this.#cursor.peek() === "}" ? -1 : this.#whole();
      if (most < -1) return undefined;
    }
    if (least < 0 || this.#cursor.peek() !== "}") return undefined;
    this.#cursor.skip();
    if (least > MOST_REPEATED || most > MOST_REPEATED || (most >= 0 && most < least)) throw new NoPattern();
    return { least, most };
  }

  /** -2 when there are no digits. */
  #whole(): number {
    let number = -2;
    while (/^[0-9]$/.test(this.#cursor.peek())) {
      number = Math.min(MOST_REPEATED + 1, Math.max(0, number) * 10 + Number(this.#cursor.peek()));
      this.#cursor.skip();
    }
    return number;
  }

  #single(): RegexTree {
    const character = this.#cursor.take();
    const { foldsCase, dotTakesLines, anchorsAtLines } = this.#flags;
    switch (character) {
      case "(":
        return this.#group();
      case "[":
        return { kind: "one", set: this.#characters.bracket(foldsCase) };
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
    if (this.#cursor.peek() === "?") {
      this.#cursor.skip();
      if (this.#cursor.peek() === "P" || this.#cursor.peek() === "<") {
        this.#name();
        index = ++this.#groups;
      } else if (this.#readFlags()) {
        return { kind: "sequence", parts: [] };
      }
    } else {
      index = ++this.#groups;
    }
    const body = this.#choice();
    if (this.#cursor.take() !== ")") throw new NoPattern();
    this.#flags = before;
    return { kind: "group", body, index };
  }

  /** `P<name>` or `<name>`. */
  #name(): void {
    if (this.#cursor.peek() === "P") this.#cursor.skip();
    if (this.#cursor.take() !== "<") throw new NoPattern();
    const start = this.#cursor.at;
    while (isWord(codeOf(this.#cursor.peek()))) this.#cursor.skip();
    if (this.#cursor.at === start || this.#cursor.take() !== ">") throw new NoPattern();
  }

  /** `i)` for what follows, which is true, or `i:` for these parentheses. */
  #readFlags(): boolean {
    for (let flag = this.#cursor.take(); flag !== ":"; flag = this.#cursor.take()) {
      if (flag === ")") return true;
      if (flag === "i") this.#flags = { ...this.#flags, foldsCase: true };
      else if (flag === "s") this.#flags = { ...this.#flags, dotTakesLines: true };
      else if (flag === "m") this.#flags = { ...this.#flags, anchorsAtLines: true };
      else throw new NoPattern();
    }
    return false;
  }

  #escape(): RegexTree {
    const character = this.#cursor.take();
    const known = this.#characters.classOf(character);
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
        return literal(this.#characters.escaped(character), this.#flags.foldsCase);
    }
  }
}

function isMark(character: string): boolean {
  return character === "*" || character === "+" || character === "?";
}

function literal(code: number, folded: boolean): RegexTree {
  return { kind: "one", set: { ranges: [code, code], negated: false, folded } };
}
