import type { Labels, RecordValues } from "../model/record.ts";

/** What somebody has typed and not saved; it stays in this browser until it is saved or given up. */
export interface Draft {
  readonly input: RecordValues;
  readonly labels: Labels;
  /** Version of the record that it was typed on; 0 for a new one. */
  readonly version: number;
  /** What is missing in it is shown at once: it was refused where it was asked for. */
  readonly asked?: boolean;
}

const nameOf = (form: string, id: string) => `mortise.draft.${form}.${id}`;

export function readDraft(form: string, id: string, version: number): Draft | null {
  const text = localStorage.getItem(nameOf(form, id));
  if (text === null) return null;
  try {
    const draft = JSON.parse(text) as Draft;
    return draft.version === version && Object.keys(draft.input).length > 0 ? draft : null;
  } catch {
    return null;
  }
}

export function keepDraft(form: string, id: string, draft: Draft): void {
  try {
    localStorage.setItem(nameOf(form, id), JSON.stringify(draft));
  } catch {
    // A full store must not stop anybody from typing.
  }
}

export function dropDraft(form: string, id: string): void {
  localStorage.removeItem(nameOf(form, id));
}
