import { type CharacterSet, isWord, takes } from "./character-set";
import { parseRegex } from "./parser";
import type { Place, RegexTree, Repetition } from "./tree";

const MOST_INSTRUCTIONS = 2_000;
const MOST_WORK = 4_000_000;

type Instruction =
  | { readonly op: "take"; readonly set: CharacterSet }
  | { readonly op: "jump"; to: number }
  | { readonly op: "fork"; first: number; second: number }
  | { readonly op: "mark"; readonly index: number }
  | { readonly op: "at"; readonly place: Place }
  | { readonly op: "match" };

/** A pattern as a program whose threads walk the text side by side: the time is at most the length of both multiplied. */
export interface Regex {
  readonly program: readonly Instruction[];
  readonly groups: number;
}

/** Undefined when the text is no pattern, or one that is too long. */
export function compileRegex(pattern: string): Regex | undefined {
  const parsed = parseRegex(pattern);
  if (!parsed) return undefined;
  const emitter = new Emitter();
  emitter.keep(0, parsed.tree);
  emitter.program.push({ op: "match" });
  return emitter.isTooLong ? undefined : { program: emitter.program, groups: parsed.groups };
}

class Emitter {
  readonly program: Instruction[] = [];

  get isTooLong(): boolean {
    return this.program.length > MOST_INSTRUCTIONS;
  }

  keep(index: number, body: RegexTree): void {
    this.program.push({ op: "mark", index: index * 2 });
    this.emit(body);
    this.program.push({ op: "mark", index: index * 2 + 1 });
  }

  emit(tree: RegexTree): void {
    if (this.isTooLong) return;
    switch (tree.kind) {
      case "one":
        this.program.push({ op: "take", set: tree.set });
        break;
      case "at":
        this.program.push({ op: "at", place: tree.place });
        break;
      case "sequence":
        for (const part of tree.parts) this.emit(part);
        break;
      case "choice":
        this.#choice(tree.branches);
        break;
      case "group":
        if (tree.index > 0) this.keep(tree.index, tree.body);
        else this.emit(tree.body);
        break;
      case "repetition":
        this.#repetition(tree);
        break;
    }
  }

  #choice(branches: readonly RegexTree[]): void {
    const exits: { to: number }[] = [];
    for (const [index, branch] of branches.entries()) {
      if (index === branches.length - 1) {
        this.emit(branch);
        break;
      }
      const fork = { op: "fork" as const, first: this.program.length + 1, second: 0 };
      this.program.push(fork);
      this.emit(branch);
      const exit = { op: "jump" as const, to: 0 };
      this.program.push(exit);
      exits.push(exit);
      fork.second = this.program.length;
    }
    for (const exit of exits) exit.to = this.program.length;
  }

  #repetition({ body, least, most, lazy }: Repetition): void {
    for (let i = 0; i < least; i++) this.emit(body);
    if (most < 0) {
      const at = this.program.length;
      const fork = this.#fork();
      this.emit(body);
      this.program.push({ op: "jump", to: at });
      this.#close(fork, lazy);
      return;
    }
    const forks: { first: number; second: number }[] = [];
    for (let i = least; i < most && !this.isTooLong; i++) {
      forks.push(this.#fork());
      this.emit(body);
    }
    for (const fork of forks) this.#close(fork, lazy);
  }

  #fork(): { readonly op: "fork"; first: number; second: number } {
    const fork = { op: "fork" as const, first: this.program.length + 1, second: 0 };
    this.program.push(fork);
    return fork;
  }

  /** Into the body behind the fork, or on behind everything emitted so far; when lazy, on is preferred. */
  #close(fork: { first: number; second: number }, lazy: boolean): void {
    fork.second = this.program.length;
    if (lazy) [fork.first, fork.second] = [fork.second, fork.first];
  }
}

/** Threads at one character, the preferred ones first; each instruction once. */
interface Threads {
  readonly seen: Set<number>;
  readonly list: { readonly place: number; readonly marks: readonly number[] }[];
}

/** One text to search; counts its work over all searches. */
export class RegexSearch {
  readonly #regex: Regex;
  readonly #text: readonly number[];
  #work = 0;

  constructor(regex: Regex, text: readonly number[]) {
    this.#regex = regex;
    this.#text = text;
  }

  get isTooMuch(): boolean {
    return this.#work > MOST_WORK;
  }

  /** Where the first match from a place on and its groups begin and end, -1 for what took no part. */
  find(from: number): readonly number[] | undefined {
    const { program, groups } = this.#regex;
    let found: readonly number[] | undefined;
    let current: Threads = { seen: new Set(), list: [] };
    for (let at = from; !this.isTooMuch; at++) {
      if (!found) this.#enter(current, 0, at, new Array<number>(groups * 2 + 2).fill(-1));
      if (current.list.length === 0 && found) break;
      const next: Threads = { seen: new Set(), list: [] };
      const character = this.#text[at];
      for (const { place, marks } of current.list) {
        const instruction = program[place];
        if (instruction?.op === "match") {
          found = marks;
          break;
        }
        if (character !== undefined && instruction?.op === "take" && takes(instruction.set, character)) {
          this.#enter(next, place + 1, at + 1, marks);
        }
      }
      current = next;
      if (at >= this.#text.length) break;
    }
    return found;
  }

  /** Follows a thread to the instructions that take a character. */
  #enter(threads: Threads, place: number, at: number, marks: readonly number[]): void {
    this.#work++;
    if (threads.seen.has(place) || this.isTooMuch) return;
    threads.seen.add(place);
    const instruction = this.#regex.program[place];
    switch (instruction?.op) {
      case "jump":
        this.#enter(threads, instruction.to, at, marks);
        break;
      case "fork":
        this.#enter(threads, instruction.first, at, marks);
        this.#enter(threads, instruction.second, at, marks);
        break;
      case "mark":
        this.#enter(threads, place + 1, at, marks.with(instruction.index, at));
        break;
      case "at":
        if (this.#holds(instruction.place, at)) this.#enter(threads, place + 1, at, marks);
        break;
      default:
        threads.list.push({ place, marks });
    }
  }

  #holds(place: Place, at: number): boolean {
    const before = this.#text[at - 1];
    const after = this.#text[at];
    switch (place) {
      case "textBegin":
        return before === undefined;
      case "textEnd":
        return after === undefined;
      case "lineBegin":
        return before === undefined || before === 0x0a;
      case "lineEnd":
        return after === undefined || after === 0x0a;
      default:
        return (isWord(before ?? -1) !== isWord(after ?? -1)) === (place === "wordEdge");
    }
  }
}
