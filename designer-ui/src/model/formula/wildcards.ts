const ANY = Symbol("any text");
const ONE = Symbol("any character");

type Piece = string | typeof ANY | typeof ONE;

/** Patterns of spreadsheets: `*` is any text, `?` any one character, `~` takes the next character as it is. */
export function matchesWildcards(text: string, pattern: string): boolean {
  return matches(Array.from(text), read(Array.from(pattern)));
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
