import { useCallback } from "react";
import { clipOf, pasteClip, readClip } from "../../model/designer/clipboard.ts";
import { findPlaced, type NodeName, nameOfSelection, nodesOf } from "../../model/designer/layout.ts";
import type { Target } from "../../model/designer/layout-commands.ts";
import { useSurrounding } from "./design-context.tsx";
import type { DesignState } from "./design-store.ts";
import { targetOf } from "./use-adding.ts";

const KEPT = "mortise.form-clip";

/** What is selected together: the marked nodes, else the selected one. */
export function chosenIn({ history, marked }: DesignState): readonly NodeName[] {
  const name = nameOfSelection(history.selection);
  if (marked.length > 0) return marked;
  return name === null ? [] : [name];
}

export function useDuplicate(): (names: readonly NodeName[]) => void {
  const { design, form } = useSurrounding();
  return useCallback(
    (names) => {
      const { document } = design.getState().history;
      const clip = clipOf(document, form, names);
      const last = names.at(-1);
      if (clip && last !== undefined) design.run(pasteClip({ clip, form, target: besides(last) }));
    },
    [design, form],
  );
}

const besides = (name: NodeName): Target => ({ beside: name, side: "bottom" });

/** Copy and paste, also into another form of another application in another tab. */
export function useClipboard(): { readonly copy: () => boolean; readonly paste: () => boolean } {
  const { design, form } = useSurrounding();
  const copy = useCallback(() => {
    const state = design.getState();
    const clip = clipOf(state.history.document, form, chosenIn(state));
    if (!clip) return false;
    const text = JSON.stringify(clip);
    localStorage.setItem(KEPT, text);
    void navigator.clipboard?.writeText(text).catch(() => undefined);
    return true;
  }, [design, form]);
  const paste = useCallback(() => {
    const clip = readClip(localStorage.getItem(KEPT) ?? "");
    if (!clip) return false;
    const { document, selection } = design.getState().history;
    const name = nameOfSelection(selection);
    const intoSection = clip.nodes.every(({ kind }) => kind === "field") || name === null;
    const target = intoSection ? targetOf(document, selection) : besides(topOf(name));
    design.run(pasteClip({ clip, form, target }));
    return true;

    /** A copied section goes beside the section around what is selected. */
    function topOf(node: NodeName): NodeName {
      const section = findPlaced(nodesOf(document), node)?.section;
      return section == null ? node : `section:${section}`;
    }
  }, [design, form]);
  return { copy, paste };
}
