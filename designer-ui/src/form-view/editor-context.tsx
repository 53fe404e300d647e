import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useStore } from "zustand";
import { FieldScopeProvider, type FindCandidates } from "../controls/scope.tsx";
import { kindOf } from "../model/form/kinds.ts";
import type { Json } from "../model/json.ts";
import type { Problem } from "../model/problem.ts";
import { type Editor, type EditorState, placeOf } from "./editor.ts";
import { useProblemWords } from "./problem-words.ts";

const Current = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = useContext(Current);
  if (!editor) throw new Error("a field is drawn outside of an editor");
  return editor;
}

export function useEditorState<T>(select: (state: EditorState) => T): T {
  return useStore(useEditor(), select);
}

/** Problems to show now, with the words of the reader and places like `items.0.qty`. */
export function useShownProblems(): readonly Problem[] {
  const words = useProblemWords();
  const all = useEditorState((state) => state.result.problems);
  const touched = useEditorState((state) => state.touched);
  const attempted = useEditorState((state) => state.attempted);
  const refused = useEditorState((state) => state.refused);
  const failed = useEditorState((state) => state.failed);
  const { form } = useEditor();
  return useMemo(() => {
    const own = all
      .map((problem) => ({ ...problem, path: placeOf(problem.path) }))
      .filter(
        ({ path, code }) =>
          attempted || touched.has(path) || (touched.has(path.split(".")[0] ?? "") && code !== "required"),
      )
      .map(({ path, ...problem }) => ({ ...problem, path, message: words({ ...problem, path }) }));
    const lost = attempted
      ? [...failed].map((path) => {
          const field = form.byPath.get(path)?.field;
          const code = field && kindOf(field.type).inPerson === "signed" ? "signature_begun" : "upload_failed";
          const problem = { code, path, params: {}, field: field?.title ?? path };
          return { code: problem.code, path, params: {}, message: words(problem) };
        })
      : [];
    own.push(...lost);
    const places = new Set(own.map(({ path }) => path));
    const others = refused.map((problem) => ({ ...problem, path: placeOf(problem.path) }));
    return [...own, ...others.filter(({ path }) => path === "" || !places.has(path))];
  }, [all, touched, attempted, refused, failed, form, words]);
}

interface EditorProviderProps {
  readonly editor: Editor;
  /** Where links are picked, when not by the rights of the reader. */
  readonly candidates?: FindCandidates;
  /** The record that is lent, when not by the rights of the reader. */
  readonly record?: string;
  readonly children: ReactNode;
}

export function EditorProvider({ editor, candidates, record, children }: EditorProviderProps) {
  return (
    <Current.Provider value={editor}>
      <Scope candidates={candidates} record={record}>
        {children}
      </Scope>
    </Current.Provider>
  );
}

interface ScopeProps {
  readonly candidates: FindCandidates | undefined;
  readonly record: string | undefined;
  readonly children: ReactNode;
}

/** Lets the controls find names and problems without knowing the editor. */
function Scope({ candidates, record, children }: ScopeProps) {
  const editor = useEditor();
  const labels = useEditorState((state) => state.labels);
  const problems = useShownProblems();
  const scope = useMemo(() => {
    const at = new Map(problems.map(({ path, message }) => [path, message]));
    const problemAt = (path: string) => at.get(path);
    const valueAt = (key: string) => editor.getState().result.data[key] ?? null;
    const { learn, hold, fail, surroundings: occasion } = editor;
    const fieldAt = (key: string) =>
      editor.getState().result.states[key]?.readonly === true ? undefined : editor.form.byPath.get(key)?.field;
    const setAt = (key: string, value: Json) => editor.set(key, value);
    return {
      form: editor.form.shape.key,
      labels,
      learn,
      hold,
      fail,
      problemAt,
      valueAt,
      fieldAt,
      setAt,
      candidates,
      occasion,
      record,
    };
  }, [editor, labels, problems, candidates, record]);
  return <FieldScopeProvider value={scope}>{children}</FieldScopeProvider>;
}
