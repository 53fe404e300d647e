import type { Cleared, Edit, StepName } from "./command.ts";
import { FORM, type FormDocument, type Selection } from "./document.ts";

/** A step that was done: its name and what was there before (in `past`) or after it (in `future`). */
export interface Step {
  readonly name: StepName;
  readonly document: FormDocument;
  readonly selection: Selection;
}

export interface History {
  readonly document: FormDocument;
  readonly selection: Selection;
  /** The last step is the last in the list. */
  readonly past: readonly Step[];
  /** The step that comes back first is the last in the list. */
  readonly future: readonly Step[];
  /** What the next edit may melt into, and until when. */
  readonly typing: { readonly merge: string; readonly until: number } | null;
  /** What the edit that was done last took away besides. */
  readonly cleared?: readonly Cleared[];
}

const MOST_STEPS = 500;
const PAUSE_MS = 1_500;

export const historyOf = (document: FormDocument): History => ({
  document,
  selection: FORM,
  past: [],
  future: [],
  typing: null,
});

/** Does an edit; an edit that changes nothing leaves no step. */
export function applied(history: History, edit: Edit, now: number): History {
  const { document, selection = history.selection, cleared = [] } = edit.run(history.document);
  if (document === history.document) return selection === history.selection ? history : { ...history, selection };

  const typing = edit.merge === undefined ? null : { merge: edit.merge, until: now + PAUSE_MS };
  const goesOn = typing !== null && history.typing?.merge === typing.merge && now < history.typing.until;
  const name = { id: edit.id, subject: edit.subject(history.document) || edit.subject(document) };
  const step: Step = { name, document: history.document, selection: history.selection };
  const past = goesOn && history.past.length > 0 ? history.past : [...history.past, step].slice(-MOST_STEPS);
  return { document, selection, past, future: [], typing, ...(cleared.length > 0 ? { cleared } : {}) };
}

export function undone(history: History): History {
  const step = history.past.at(-1);
  if (!step) return history;
  const back: Step = { name: step.name, document: history.document, selection: history.selection };
  return {
    document: step.document,
    selection: step.selection,
    past: history.past.slice(0, -1),
    future: [...history.future, back],
    typing: null,
  };
}

export function redone(history: History): History {
  const step = history.future.at(-1);
  if (!step) return history;
  const back: Step = { name: step.name, document: history.document, selection: history.selection };
  return {
    document: step.document,
    selection: step.selection,
    past: [...history.past, back],
    future: history.future.slice(0, -1),
    typing: null,
  };
}

/** Several steps at once, as the history menu does. */
export function undoneTo(history: History, past: number): History {
  let current = history;
  while (current.past.length > past) current = undone(current);
  return current;
}
