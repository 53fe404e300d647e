import { type PointerEvent, useEffect, useRef } from "react";
import { draw, type Point, type Stroke } from "./strokes.ts";

interface SignaturePadProps {
  readonly label: string;
  readonly strokes: readonly Stroke[];
  readonly onChange: (strokes: readonly Stroke[]) => void;
}

/** Where somebody signs: follows one finger, pen or mouse at a time. */
export function SignaturePad({ label, strokes, onChange }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef<Point[] | null>(null);

  useEffect(() => {
    const pad = canvas.current;
    if (!pad) return;
    const repaint = () => paint(pad, strokes);
    repaint();
    const watch = new ResizeObserver(repaint);
    watch.observe(pad);
    return () => watch.disconnect();
  }, [strokes]);

  const pointOf = (event: PointerEvent<HTMLCanvasElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const end = () => {
    const stroke = drawing.current;
    drawing.current = null;
    if (stroke) onChange([...strokes, stroke]);
  };
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={label}
      onPointerDown={(event) => {
        if (event.button !== 0 || drawing.current) return;
        event.currentTarget.setPointerCapture?.(event.pointerId);
        drawing.current = [pointOf(event)];
      }}
      onPointerMove={(event) => {
        if (!drawing.current) return;
        drawing.current.push(pointOf(event));
        paint(event.currentTarget, [...strokes, drawing.current]);
      }}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}

function paint(pad: HTMLCanvasElement, strokes: readonly Stroke[]): void {
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [pad.clientWidth * ratio, pad.clientHeight * ratio];
  if (pad.width !== width || pad.height !== height) {
    pad.width = width;
    pad.height = height;
  }
  const pen = pad.getContext("2d");
  if (!pen) return;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, pad.clientWidth, pad.clientHeight);
  draw(pen, strokes);
}
