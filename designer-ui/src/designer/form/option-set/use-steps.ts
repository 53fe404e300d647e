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
}

interface Way<T> {
  readonly past: readonly T[];
  readonly future: readonly T[];
  readonly version: number | null;
}

/**
 * Keeps the documents before every edit of a page that shows one document.
 *
 * @param version what is in force; steps end where something else comes into force
 */
export function useSteps<T>(document: T, change: (document: T) => void, version: number | null): Steps<T> {
  const [way, setWay] = useState<Way<T>>({ past: [], future: [], version });
  const { past, future } = way.version === version ? way : { past: [], future: [] };
  const typing = useRef<{ readonly merge: string; readonly until: number } | null>(null);
  const before = past.at(-1);
  const after = future.at(-1);
  const go = (next: T, taken: Omit<Way<T>, "version">) => {
    typing.current = null;
    setWay({ ...taken, version });
    change(next);
  };
  return {
    run: (next, merge) => {
      const now = Date.now();
      const goesOn = merge !== undefined && typing.current?.merge === merge && now < typing.current.until;
      setWay({ past: goesOn && past.length > 0 ? past : [...past, document].slice(-MOST_STEPS), future: [], version });
      typing.current = merge === undefined ? null : { merge, until: now + PAUSE_MS };
      change(next);
    },
    undo: before === undefined ? null : () => go(before, { past: past.slice(0, -1), future: [...future, document] }),
    redo: after === undefined ? null : () => go(after, { past: [...past, document], future: future.slice(0, -1) }),
  };
}
