import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { ApiProblem } from "../../api/http.ts";
import { records } from "../../api/records.ts";
import type { Conflict } from "../../form-view/conflict-dialog.tsx";
import { type Editor, isSendable, isWaiting } from "../../form-view/editor.ts";
import { previewOf } from "../../model/form/preview.ts";
import { newId } from "../../model/identity.ts";
import type { BusinessRecord } from "../../model/record.ts";

interface Saving {
  /** With `submit` the record should go on its way once it is saved. */
  readonly save: (submit?: boolean) => void;
  readonly saving: boolean;
  readonly failure: unknown;
  readonly conflict: Conflict | null;
  /** Writes mine over what somebody else has saved meanwhile. */
  readonly insist: () => void;
  readonly forgetConflict: () => void;
}

/** Saves what the editor holds: a new record, or changes on the version that was seen. */
export function useSaving(
  form: string,
  record: BusinessRecord | null,
  editor: Editor,
  onSaved: (saved: BusinessRecord, submit: boolean) => void,
): Saving {
  const queries = useQueryClient();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const once = useRef(newId());
  const submit = useRef(false);

  const mutation = useMutation({
    mutationFn: (version: number | null) => {
      const { input, before, result } = editor.getState();
      const { right } = editor.surroundings;
      const preview = previewOf({ form: editor.form, before, input, data: result.data, right });
      return record === null || version === null
        ? records.create(form, input, once.current, preview)
        : records.update(form, record.id, version, input, version === record.version ? preview : undefined);
    },
    onSuccess: (saved) => {
      once.current = newId();
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
  };
}
