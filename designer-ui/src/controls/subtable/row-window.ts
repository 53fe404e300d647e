import { type RefObject, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

/** Sheets up to this many rows are drawn whole; the page scrolls over them. */
const LONG = 60;
/** Height of a row with its line, in pixels; rows of long sheets are all of it. */
const ROW = 37;
/** Rows drawn above and below what can be seen, and how far the window moves at once. */
const AROUND = 15;
/** Height of the sheet, in pixels, before it has been drawn. */
const FIRST_HEIGHT = 640;

/** A row that is drawn, or the height in its place of rows that are not. */
export type Piece = { readonly row: number } | { readonly above: number; readonly height: number };

interface RowWindow {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly long: boolean;
  readonly onScroll: () => void;
  readonly pieces: readonly Piece[];
}

/**
 * Which rows of a long sheet are drawn: those in sight and some around them, and the active one wherever it is, so that it keeps the
 * focus while the reader scrolls away.
 */
export function useRowWindow(count: number, active: number): RowWindow {
  const scroller = useRef<HTMLDivElement>(null);
  const [first, setFirst] = useState(0);
  const height = scroller.current?.clientHeight || FIRST_HEIGHT;
  const onPaper = useOnPaper();
  const long = count > LONG && !onPaper;
  const onScroll = () => {
    const top = Math.floor((scroller.current?.scrollTop ?? 0) / ROW);
    setFirst(Math.floor(top / AROUND) * AROUND);
  };
  const last = first + Math.ceil(height / ROW) + AROUND;
  const pieces = long ? piecesOf(count, first - AROUND, last, active) : rowsUpTo(count).map((row) => ({ row }));
  return { scroller, long, onScroll, pieces };
}

/** Whether the page is being printed, where nobody scrolls. */
function useOnPaper(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, []);
  return printing;
}

const rowsUpTo = (count: number): readonly number[] => Array.from({ length: count }, (_, row) => row);

/** The drawn rows in order, with gaps as high as what is missing between them. */
export function piecesOf(count: number, from: number, to: number, active: number): readonly Piece[] {
  const drawn = rowsUpTo(count).filter((row) => (row >= from && row < to) || row === active);
  const pieces: Piece[] = [];
  let next = 0;
  for (const row of drawn) {
    if (row > next) pieces.push({ above: row, height: (row - next) * ROW });
    pieces.push({ row });
    next = row + 1;
  }
  if (next < count) pieces.push({ above: count, height: (count - next) * ROW });
  return pieces;
}
