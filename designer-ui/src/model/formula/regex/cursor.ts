/** Unwinds the descent of the parser, which never lets it out. */
export class NoPattern extends Error {}

/** A place in a pattern that is being read; the twin of the server's `RegexCursor`. */
export class Cursor {
  readonly #pattern: readonly string[];
  at = 0;

  constructor(pattern: string) {
    this.#pattern = Array.from(pattern);
  }

  get isAtEnd(): boolean {
    return this.at >= this.#pattern.length;
  }

  skip(): void {
    this.at++;
  }

  /** Empty at the end. */
  peek(): string {
    return this.#pattern[this.at] ?? "";
  }

  /** What follows the next character; undefined when nothing does. */
  peekBehind(): string | undefined {
    return this.#pattern[this.at + 1];
  }

  take(): string {
    const character = this.#pattern[this.at++];
    if (character === undefined) throw new NoPattern();
    return character;
  }
}

export function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
