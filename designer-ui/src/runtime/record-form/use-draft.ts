import { useEffect, useRef } from "react";
import { dropDraft, keepDraft } from "../../form-view/drafts.ts";
import { type Editor, isDirty } from "../../form-view/editor.ts";
import type { FormShape } from "../../model/form-shape.ts";

const PAUSE_MS = 400;

/** Keeps what is typed in this browser, a moment after the last key. */
export function useDraft(editor: Editor, shape: FormShape, id: string, version: number, editing: boolean): void {
  const kept = useRef(editor.getState().input);
  useEffect(() => {
    if (!editing) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = () => {
      const { input, labels } = editor.getState();
      kept.current = input;
      if (isDirty(editor.getState())) keepDraft(shape, id, { input, labels, version });
      else dropDraft(shape.key, id);
    };
    const follow = () => {
      if (editor.getState().input === kept.current) return;
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE_MS);
    };
    // A fast hand, or a slow machine, has typed before this listens.
    follow();
    const stop = editor.subscribe((state, previous) => {
      if (state.input !== previous.input) follow();
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [editor, shape, id, version, editing]);
}
