/** The characters one place of a pattern takes: pairs of a first and a last code point, or everything but them. */
export interface CharacterSet {
  readonly ranges: readonly number[];
  readonly negated: boolean;
  /** Whether capitals and small letters are the same. */
  readonly folded: boolean;
}

export const DIGIT: readonly number[] = [0x30, 0x39];
export const WORD: readonly number[] = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a];
export const SPACE: readonly number[] = [0x09, 0x0a, 0x0c, 0x0d, 0x20, 0x20];
export const LINE_BREAK: readonly number[] = [0x0a, 0x0a];
export const HAN: readonly number[] = [
  0x2e80, 0x2fd5, 0x3005, 0x3005, 0x3007, 0x3007, 0x3021, 0x3029, 0x3038, 0x303b, 0x3400, 0x4dbf, 0x4e00, 0x9fff,
  0xf900, 0xfad9, 0x20000, 0x323af,
];
export const LAST = 0x10ffff;

export function takes({ ranges, negated, folded }: CharacterSet, codePoint: number): boolean {
  const found =
    holds(ranges, codePoint) || (folded && (holds(ranges, lower(codePoint)) || holds(ranges, upper(codePoint))));
  return found !== negated;
}

export function isWord(codePoint: number): boolean {
  return holds(WORD, codePoint);
}

function holds(ranges: readonly number[], codePoint: number): boolean {
  for (let i = 0; i < ranges.length; i += 2) {
    if (codePoint >= (ranges[i] ?? 0) && codePoint <= (ranges[i + 1] ?? 0)) return true;
  }
  return false;
}

function lower(codePoint: number): number {
  return single(String.fromCodePoint(codePoint).toLowerCase(), codePoint);
}

function upper(codePoint: number): number {
  return single(String.fromCodePoint(codePoint).toUpperCase(), codePoint);
}

function single(changed: string, codePoint: number): number {
  return Array.from(changed).length === 1 ? (changed.codePointAt(0) ?? codePoint) : codePoint;
}
