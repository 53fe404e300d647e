import { boundsOf, draw, type Stroke } from "./strokes.ts";

const SCALE = 2;
const TYPED_HEIGHT = 120;

const png = (canvas: HTMLCanvasElement): Promise<Blob | null> =>
  new Promise((done) => canvas.toBlob(done, "image/png"));

function sheet(width: number, height: number): readonly [HTMLCanvasElement, CanvasRenderingContext2D | null] {
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(width * SCALE);
  canvas.height = Math.ceil(height * SCALE);
  const pen = canvas.getContext("2d");
  pen?.scale(SCALE, SCALE);
  return [canvas, pen];
}

/** What was drawn, cut to its size. */
export async function drawn(strokes: readonly Stroke[]): Promise<Blob | null> {
  const [left, top, width, height] = boundsOf(strokes);
  const [canvas, pen] = sheet(width, height);
  if (!pen) return null;
  pen.translate(-left, -top);
  draw(pen, strokes);
  return png(canvas);
}

/** A name that was typed, in letters that look written. */
export async function typed(name: string): Promise<Blob | null> {
  const width = Math.min(560, 80 + [...name].length * 44);
  const [canvas, pen] = sheet(width, TYPED_HEIGHT);
  if (!pen) return null;
  pen.font = '48px "Kaiti SC", KaiTi, STKaiti, "Segoe Script", "Snell Roundhand", cursive';
  pen.textBaseline = "middle";
  pen.textAlign = "center";
  pen.fillText(name, width / 2, TYPED_HEIGHT / 2, width - 16);
  return png(canvas);
}
