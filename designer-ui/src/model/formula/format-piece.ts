/** One character of a TEXT format, or one stretch in quotes or after a backslash, which stands for itself. */
export interface FormatPiece {
  readonly text: string;
  readonly quoted: boolean;
}

export function formatPieces(format: string): readonly FormatPiece[] {
  const pieces: FormatPiece[] = [];
  let at = 0;
  while (at < format.length) {
    const character = format.charAt(at);
    if (character === '"') {
      const close = format.indexOf('"', at + 1);
      const end = close < 0 ? format.length : close;
      pieces.push({ text: format.slice(at + 1, end), quoted: true });
      at = end + 1;
    } else if (character === "\\" && at + 1 < format.length) {
      const escaped = String.fromCodePoint(format.codePointAt(at + 1) ?? 0);
      pieces.push({ text: escaped, quoted: true });
      at += 1 + escaped.length;
    } else {
      const plain = String.fromCodePoint(format.codePointAt(at) ?? 0);
      pieces.push({ text: plain, quoted: false });
      at += plain.length;
    }
  }
  return pieces;
}

export function isMark(piece: FormatPiece, mark: string): boolean {
  return !piece.quoted && piece.text === mark;
}

export function isOneOf(piece: FormatPiece, marks: string): boolean {
  return !piece.quoted && piece.text.length === 1 && marks.includes(piece.text);
}

export function isLetter(piece: FormatPiece): boolean {
  return !piece.quoted && /^[A-Za-z]$/.test(piece.text);
}
