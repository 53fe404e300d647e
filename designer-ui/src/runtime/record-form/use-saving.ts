import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { ApiProblem } from "../../api/http.ts";
import { madeBefore } from "../../api/made-before.ts";
import { records } from "../../api/records.ts";
import type { Conflict } from "../../form-view/conflict-dialog.tsx";
import { type Editor, isSendable, isWaiting } from "../../form-view/editor.ts";
import { previewOf } from "../../model/form/preview.ts";
import type { BusinessRecord, RecordValues } from "../../model/record.ts";
import { dropSending, freshSending, keepSending, sendingOf } from "./sending.ts";

interface Saving {
  /** With `submit` the record should go on its way once it is saved. */
  readonly save: (submit?: boolean) => void;
  readonly saving: boolean;
  readonly failure: unknown;
  readonly conflict: Conflict | null;
  /** Writes mine over what somebody else has saved meanwhile. */
  readonly insist: () => void;
  readonly forgetConflict: () => void;
  /** What was entered is given up: what comes next is another record. */
  readonly giveUp: () => void;
}

/** What is saved, and whether it is a draft that was taken up again. */
interface Saved {
  readonly form: string;
  readonly record: BusinessRecord | null;
  readonly restored: boolean;
  readonly onSaved: (saved: BusinessRecord, submit: boolean) => void;
}

/** Whether nobody knows what became of it. */
const isLost = (failure: unknown) => failure instanceof ApiProblem && (failure.status === 0 || failure.status >= 500);

/**
 * Saves what the editor holds: a new record, or changes on the version that was seen. A new record keeps its key until it has an answer,
 * whatever is changed meanwhile: if an earlier input arrived after all, the server tells of the record that it made, and the changes are
 * written to that one. So nothing is made twice.
 */
export function useSaving(editor: Editor, { form, record, restored, onSaved }: Saved): Saving {
  const queries = useQueryClient();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [first] = useState(() => sendingOf(form, restored && record === null));
  const sending = useRef(first);
  const made = useRef<BusinessRecord | null>(null);
  const submit = useRef(false);

  const startOver = () => {
    dropSending(form);
    sending.current = freshSending();
    made.current = null;
  };
  /** The made record as the editor has it now: what was sent then and is no longer there is blank. */
  const correct = (target: BusinessRecord, version: number, input: RecordValues) => {
    const blank = sending.current.fields.filter((key) => !(key in input)).map((key) => [key, null] as const);
    return records.update(form, target.id, version, { ...Object.fromEntries(blank), ...input });
  };
  const create = async (input: RecordValues, preview: ReturnType<typeof previewOf>) => {
    try {
      return await records.create(form, input, sending.current.key, preview);
    } catch (failure) {
      if (isLost(failure)) {
        const { key, fields } = sending.current;
        sending.current = { key, fields: [...new Set([...fields, ...Object.keys(input)])] };
        keepSending(form, sending.current);
      }
      made.current = madeBefore<BusinessRecord>(failure);
      if (made.current === null) throw failure;
      return correct(made.current, made.current.version, input);
    }
  };

  const mutation = useMutation({
    mutationFn: (version: number | null) => {
      const { input, before, result } = editor.getState();
      const { right } = editor.surroundings;
      const preview = previewOf({ form: editor.form, before, input, data: result.data, right });
      if (record !== null) {
        const seen = version ?? record.version;
        return records.update(form, record.id, seen, input, seen === record.version ? preview : undefined);
      }
      return made.current ? correct(made.current, version ?? made.current.version, input) : create(input, preview);
    },
    onSuccess: (saved) => {
      startOver();
      setConflict(null);
      queries.setQueryData(records.one(form, saved.id).queryKey, (old: BusinessRecord | undefined) =>
        saved.rights || !old?.rights ? saved : { ...saved, rights: old.rights },
      );
      void queries.invalidateQueries({ queryKey: records.all(form) });
      onSaved(saved, submit.current);
    },
    onError: (failure) => {
      if (!(failure instanceof ApiProblem)) return;
      if (failure.status === 409 && failure.current !== null) {
        setConflict({ mine: editor.getState().input, current: failure.current as BusinessRecord });
      }
      editor.refuse(failure.problems);
    },
  });

  const save = (andSubmit = false) => {
    if (isWaiting(editor.getState())) return;
    submit.current = andSubmit;
    editor.attempt();
    if (!isSendable(editor.getState()) || mutation.isPending) return;
    mutation.mutate(record?.version ?? null);
  };
  return {
    save,
    saving: mutation.isPending,
    failure: conflict === null ? mutation.error : null,
    conflict,
    insist: () => conflict && mutation.mutate(conflict.current.version),
    forgetConflict: () => setConflict(null),
    giveUp: startOver,
  };
}
