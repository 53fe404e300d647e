import { useEffect, useRef, useState } from "react";
import type { Editor } from "../form-view/editor.ts";
import { valueTypeOf } from "../model/form/kinds.ts";
import type { Field } from "../model/form-shape.ts";
import type { Candidate, PublicForm } from "../model/generated/rest.ts";
import type { Json } from "../model/json.ts";
import type { RecordValues } from "../model/record.ts";
import { useWords } from "./words.ts";

/** What was filled in, and the names of what was chosen for it. */
interface Draft {
  readonly input: RecordValues;
  readonly chosen: readonly (readonly [path: string, candidate: Candidate])[];
}

const nameOf = (token: string) => `public-draft.${token}`;

/** The tab has it as long as it is open, and no longer: the next one at the same device finds nothing. */
function kept(token: string): Draft | null {
  try {
    const draft = JSON.parse(sessionStorage.getItem(nameOf(token)) ?? "null") as Draft | null;
    return draft !== null && Object.keys(draft.input).length > 0 ? draft : null;
  } catch {
    return null;
  }
}

function keep(token: string, draft: Draft | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(nameOf(token));
    else sessionStorage.setItem(nameOf(token), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing, or has no room: then there is no draft.
  }
}

/** Without files, which end with the visit, and without what is sealed. */
function keepable(fields: readonly Field[], values: RecordValues, unkept: readonly string[], table = ""): RecordValues {
  const stay = fields.filter(
    ({ key, type }) => key in values && valueTypeOf(type) !== "FILES" && !unkept.includes(table + key),
  );
  return Object.fromEntries(
    stay.map((field): [string, Json] => {
      const value = values[field.key] ?? null;
      if (!field.fields || !Array.isArray(value)) return [field.key, value];
      const columns = field.fields;
      const rows = value as unknown as readonly RecordValues[];
      const kept = rows.map((row) => ({
        _id: row["_id"] ?? null,
        ...keepable(columns, row, unkept, `${field.key}.`),
      }));
      return [field.key, kept as Json];
    }),
  );
}

interface Drafting {
  readonly token: string;
  readonly page: PublicForm;
  readonly editor: Editor;
  readonly know: (path: string, chosen: Candidate) => void;
}

/** Keeps what is filled in, as it is filled in; offers what was kept before. */
export function useDraft({ token, page, editor, know }: Drafting) {
  const [found, setFound] = useState(() => kept(token));
  const chosen = useRef<readonly (readonly [string, Candidate])[]>(found?.chosen ?? []);
  useEffect(() => {
    let last = editor.getState().input;
    return editor.subscribe(({ input }) => {
      if (input === last) return;
      last = input;
      keep(token, { input: keepable(page.fields, input, page.unkept, ""), chosen: chosen.current });
    });
  }, [editor, token, page]);
  return {
    found: found !== null,
    know: (path: string, candidate: Candidate) => {
      chosen.current = [...chosen.current.filter(([, { id }]) => id !== candidate.id), [path, candidate]];
      know(path, candidate);
    },
    restore: () => {
      for (const [path, candidate] of found?.chosen ?? []) know(path, candidate);
      editor.reset(null, keepable(page.fields, found?.input ?? {}, page.unkept));
      setFound(null);
    },
    forget: () => {
      keep(token, null);
      setFound(null);
    },
  };
}

interface DraftNoticeProps {
  readonly onRestore: () => void;
  readonly onForget: () => void;
}

export function DraftNotice({ onRestore, onForget }: DraftNoticeProps) {
  const { t } = useWords();
  return (
    <div className="p-draft" role="status">
      <span>{t("draft.found")}</span>
      <button type="button" className="p-second" onClick={onRestore}>
        {t("draft.restore")}
      </button>
      <button type="button" className="p-plain" onClick={onForget}>
        {t("draft.forget")}
      </button>
    </div>
  );
}
