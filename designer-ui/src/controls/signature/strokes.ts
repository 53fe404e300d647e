/** A point of a stroke, in pixels of the pad. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Stroke = readonly Point[];

const INK = "#1f1f1f";
const WIDTH = 2.4;
const MARGIN = 8;

/** A tap is a dot; anything else a line that is round where it turns. */
export function draw(pen: CanvasRenderingContext2D, strokes: readonly Stroke[]): void {
  pen.strokeStyle = INK;
  pen.fillStyle = INK;
  pen.lineWidth = WIDTH;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  for (const stroke of strokes) {
    const [first, ...more] = stroke;
    if (!first) continue;
    pen.beginPath();
    if (more.length === 0) {
      pen.arc(first.x, first.y, WIDTH, 0, Math.PI * 2);
      pen.fill();
      continue;
    }
    pen.moveTo(first.x, first.y);
    let last = first;
    for (const point of more) {
      pen.quadraticCurveTo(last.x, last.y, (last.x + point.x) / 2, (last.y + point.y) / 2);
      last = point;
    }
    pen.lineTo(last.x, last.y);
    pen.stroke();
  }
}

/** The part of a pad that was drawn upon, with a small margin: left, top, width, height. */
export function boundsOf(strokes: readonly Stroke[]): readonly [number, number, number, number] {
  const points = strokes.flat();
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs) - MARGIN, Math.min(...ys) - MARGIN];
  return [left, top, Math.max(...xs) + MARGIN - left, Math.max(...ys) + MARGIN - top];
}

/** A tap or two are no signature. */
export const isSignature = (strokes: readonly Stroke[]): boolean => strokes.flat().length >= 4;
