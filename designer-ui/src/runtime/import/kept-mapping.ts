import type { ImportStart } from "../../api/imports.ts";

interface Kept {
  readonly at: number;
  readonly body: ImportStart;
}

/** As long as the server keeps a file that nobody imports. */
const DAY = 24 * 60 * 60 * 1000;
const PREFIX = "mortise.import.";

/** What was chosen for an uploaded file when it was last looked at in this browser, whether or not it could be checked. */
export function readMapping(upload: string, form: string): ImportStart | undefined {
  const body = read(PREFIX + upload)?.body;
  return body?.target?.form === form ? body : undefined;
}

export function keepMapping(upload: string, body: ImportStart): void {
  try {
    forget((name, kept) => name !== PREFIX + upload && (!kept || Date.now() - kept.at > DAY));
    localStorage.setItem(PREFIX + upload, JSON.stringify({ at: Date.now(), body }));
  } catch {
    // A full store must not stop anybody from importing.
  }
}

export function dropMapping(upload: string): void {
  localStorage.removeItem(PREFIX + upload);
}

function forget(isOver: (name: string, kept: Kept | null) => boolean): void {
  const names = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
  for (const name of names.filter((one) => isOver(one, read(one)))) localStorage.removeItem(name);
}

function read(name: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null") as Kept | null;
  } catch {
    return null;
  }
}
