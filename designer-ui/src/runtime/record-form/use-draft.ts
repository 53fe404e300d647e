import { useEffect } from "react";
import { dropDraft, keepDraft } from "../../form-view/drafts.ts";
import { type Editor, isDirty } from "../../form-view/editor.ts";

const PAUSE_MS = 400;

/** Keeps what is typed in this browser, a moment after the last key. */
export function useDraft(editor: Editor, form: string, id: string, version: number, editing: boolean): void {
  useEffect(() => {
    if (!editing) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = () => {
      const { input, labels } = editor.getState();
      if (isDirty(editor.getState())) keepDraft(form, id, { input, labels, version });
      else dropDraft(form, id);
    };
    const stop = editor.subscribe((state, previous) => {
      if (state.input === previous.input) return;
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [editor, form, id, version, editing]);
}
