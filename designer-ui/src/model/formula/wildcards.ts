const ANY = Symbol("any text");
const ONE = Symbol("any character");

type Piece = string | typeof ANY | typeof ONE;

/** Patterns of spreadsheets: `*` is any text, `?` any one character, `~` takes the next character as it is. */
export function matchesWildcards(text: string, pattern: string): boolean {
  return matches(Array.from(text), read(Array.from(pattern)));
}

/** Where, at `from` or after it, the first text begins that the pattern matches, in code points; -1 when there is none. */
export function findWildcards(text: string, pattern: string, from: number): number {
  const characters = Array.from(text);
  const pieces = read(Array.from(pattern));
  let found = -1;
  let at = from;
  let next = 0;
  // Of each piece between stars the first place behind the piece before is as good as any other.
  while (next < pieces.length) {
    const star = pieces.indexOf(ANY, next);
    const end = star < 0 ? pieces.length : star;
    at = placeOf(characters, at, pieces.slice(next, end));
    if (at < 0) return -1;
    if (found < 0) found = at;
    at += end - next;
    next = end + 1;
  }
  return found < 0 ? from : found;
}

function placeOf(text: readonly string[], from: number, piece: readonly Piece[]): number {
  for (let at = from; at + piece.length <= text.length; at++) {
    let same = 0;
    while (same < piece.length && (piece[same] === ONE || piece[same] === text[at + same])) same++;
    if (same === piece.length) return at;
  }
  return -1;
}

/** Greedy with one point to come back to: linear but for repeated stars, never exponential. */
function matches(text: readonly string[], pattern: readonly Piece[]): boolean {
  let at = 0;
  let next = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length) {
    if (next < pattern.length && (pattern[next] === ONE || pattern[next] === text[at])) {
      at++;
      next++;
    } else if (pattern[next] === ANY) {
      star = next++;
      resume = at;
    } else if (star >= 0) {
      next = star + 1;
      at = ++resume;
    } else {
      return false;
    }
  }
  return pattern.slice(next).every((piece) => piece === ANY);
}

function read(pattern: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i] ?? "";
    const escaped = character === "~" ? pattern[i + 1] : undefined;
    if (escaped !== undefined) {
      pieces.push(escaped);
      i++;
    } else {
      pieces.push(character === "*" ? ANY : character === "?" ? ONE : character);
    }
  }
  return pieces;
}
