import { useDeferredValue, useMemo } from "react";
import type { OptionAhead } from "../controls/control.ts";
import { hasCourse, type Outlook, outlookOf } from "../model/form/outlook.ts";
import type { Field } from "../model/form-shape.ts";
import { useEditor, useEditorState } from "./editor-context.tsx";
import { useProblemWords } from "./problem-words.ts";

/** What the options of a field would ask for; null for a field whose options ask for nothing, and for one that is fixed. */
export function useOutlook(field: Field): Outlook | null {
  const editor = useEditor();
  const course = useMemo(() => hasCourse(field), [field]);
  // The result changes with the input, and when a linked record has arrived.
  const result = useEditorState((state) => (course && !state.result.states[field.key]?.readonly ? state.result : null));
  const settled = useDeferredValue(result);
  return useMemo(() => {
    if (settled === null) return null;
    const { before, input } = editor.getState();
    return outlookOf(editor.form, before, input, editor.surroundings, field.key);
  }, [editor, field.key, settled]);
}

/** The outlook in words, for the control. */
export function useAhead(outlook: Outlook | null): readonly OptionAhead[] | undefined {
  const words = useProblemWords();
  return useMemo(
    () => outlook?.ahead.map(({ option, shut, problems }) => ({ option, shut, why: problems.map(words).join(" ") })),
    [outlook, words],
  );
}
