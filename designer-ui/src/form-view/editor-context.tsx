import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useStore } from "zustand";
import { FieldScopeProvider } from "../controls/scope.tsx";
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
  const result = useEditorState((state) => state.result);
  const touched = useEditorState((state) => state.touched);
  const attempted = useEditorState((state) => state.attempted);
  const refused = useEditorState((state) => state.refused);
  return useMemo(() => {
    const own = result.problems
      .map((problem) => ({ ...problem, path: placeOf(problem.path), message: words(problem) }))
      .filter(
        ({ path, code }) =>
          attempted || (touched.has(path.split(".")[0] ?? "") && !(code === "required" && path.includes("."))),
      );
    const places = new Set(own.map(({ path }) => path));
    const others = refused.map((problem) => ({ ...problem, path: placeOf(problem.path) }));
    return [...own, ...others.filter(({ path }) => path === "" || !places.has(path))];
  }, [result, touched, attempted, refused, words]);
}

export function EditorProvider({ editor, children }: { readonly editor: Editor; readonly children: ReactNode }) {
  return (
    <Current.Provider value={editor}>
      <Scope>{children}</Scope>
    </Current.Provider>
  );
}

/** Lets the controls find names and problems without knowing the editor. */
function Scope({ children }: { readonly children: ReactNode }) {
  const editor = useEditor();
  const labels = useEditorState((state) => state.labels);
  const problems = useShownProblems();
  const scope = useMemo(() => {
    const at = new Map(problems.map(({ path, message }) => [path, message]));
    return { form: editor.form.shape.key, labels, learn: editor.learn, problemAt: (path: string) => at.get(path) };
  }, [editor, labels, problems]);
  return <FieldScopeProvider value={scope}>{children}</FieldScopeProvider>;
}
