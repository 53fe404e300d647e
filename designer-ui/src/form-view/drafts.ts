import { isEncrypted } from "../model/fields.ts";
import type { Field, FormShape } from "../model/form-shape.ts";
import type { Json } from "../model/json.ts";
import type { Labels, RecordValues } from "../model/record.ts";

/** What somebody has typed and not saved; it stays in this browser until it is saved or given up. */
export interface Draft {
  readonly input: RecordValues;
  readonly labels: Labels;
  /** Version of the record that it was typed on; 0 for a new one. */
  readonly version: number;
  /** What is missing in it is shown at once: it was refused where it was asked for. */
  readonly asked?: boolean;
  /** Something was typed into encrypted fields: it was not kept, and has to be typed again. */
  readonly partial?: boolean;
}

/** Drafts with what encrypted fields hold, which never gets onto the disk of this computer: they last as long as the page. */
const whole = new Map<string, Draft>();

const nameOf = (form: string, id: string) => `mortise.draft.${form}.${id}`;

export function readDraft(shape: FormShape, id: string, version: number): Draft | null {
  const name = nameOf(shape.key, id);
  const text = localStorage.getItem(name);
  if (text === null) return null;
  const known = whole.get(name);
  if (known?.version === version) return known;
  try {
    const draft = partOf(shape, JSON.parse(text) as Draft);
    const isEmpty = Object.keys(draft.input).length === 0 && !draft.partial;
    return draft.version === version && !isEmpty ? draft : null;
  } catch {
    return null;
  }
}

export function keepDraft(shape: FormShape, id: string, draft: Draft): void {
  const name = nameOf(shape.key, id);
  const part = partOf(shape, draft);
  if (part === draft) whole.delete(name);
  else whole.set(name, draft);
  try {
    localStorage.setItem(name, JSON.stringify(part));
  } catch {
    // A full store must not stop anybody from typing.
  }
}

export function dropDraft(form: string, id: string): void {
  whole.delete(nameOf(form, id));
  localStorage.removeItem(nameOf(form, id));
}

/** Without what encrypted fields hold; the same draft where there is nothing of them in it. */
function partOf(shape: FormShape, draft: Draft): Draft {
  const fields = shape.model.fields.filter((field) => isEncrypted(field) || (field.fields ?? []).some(isEncrypted));
  const touched = fields.filter(({ key }) => key in draft.input);
  if (touched.length === 0) return draft;
  const input: Record<string, Json> = { ...draft.input };
  let partial = draft.partial ?? false;
  for (const field of touched) {
    const rows = rowsOf(draft.input[field.key]);
    const clear = rows.map((row) => clearOf(field, row));
    if (isEncrypted(field)) delete input[field.key];
    else input[field.key] = clear as unknown as Json;
    partial ||= isEncrypted(field) || clear.some((row, index) => row !== rows[index]);
  }
  return partial ? { ...draft, input, partial } : draft;
}

const rowsOf = (value: Json | undefined): readonly RecordValues[] =>
  Array.isArray(value) ? (value as unknown as readonly RecordValues[]) : [];

function clearOf(table: Field, row: RecordValues): RecordValues {
  const secret = (table.fields ?? []).filter((column) => isEncrypted(column) && column.key in row);
  if (secret.length === 0) return row;
  return Object.fromEntries(Object.entries(row).filter(([key]) => !secret.some((column) => column.key === key)));
}
