import { useRef, useState } from "react";

/** How long edits of one kind that follow each other are one step: typing. */
const PAUSE_MS = 1_500;
const MOST_STEPS = 200;

/** Edits of a document that can be taken back. */
export interface Steps<T> {
  /** @param merge edits with the same name that follow each other quickly are one step */
  readonly run: (next: T, merge?: string) => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  /** Begins again from what is there. */
  readonly forget: () => void;
}

interface Way<T> {
  readonly past: readonly T[];
  readonly future: readonly T[];
}

/** Keeps the documents before every edit of a page that shows one document. */
export function useSteps<T>(document: T, change: (document: T) => void): Steps<T> {
  const [{ past, future }, setWay] = useState<Way<T>>({ past: [], future: [] });
  const typing = useRef<{ readonly merge: string; readonly until: number } | null>(null);
  const before = past.at(-1);
  const after = future.at(-1);
  const go = (next: T, way: Way<T>) => {
    typing.current = null;
    setWay(way);
    change(next);
  };
  return {
    run: (next, merge) => {
      const now = Date.now();
      const goesOn = merge !== undefined && typing.current?.merge === merge && now < typing.current.until;
      setWay({ past: goesOn && past.length > 0 ? past : [...past, document].slice(-MOST_STEPS), future: [] });
      typing.current = merge === undefined ? null : { merge, until: now + PAUSE_MS };
      change(next);
    },
    undo: before === undefined ? null : () => go(before, { past: past.slice(0, -1), future: [...future, document] }),
    redo: after === undefined ? null : () => go(after, { past: [...past, document], future: future.slice(0, -1) }),
    forget: () => {
      typing.current = null;
      setWay({ past: [], future: [] });
    },
  };
}
