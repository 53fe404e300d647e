import { useCallback } from "react";
import { clipOf, pasteClip, readClip } from "../../model/designer/clipboard.ts";
import type { Selection } from "../../model/designer/document.ts";
import { findPlaced, type NodeName, nodesOf } from "../../model/designer/layout.ts";
import type { Target } from "../../model/designer/layout-commands.ts";
import { useSurrounding } from "./design-context.tsx";
import { targetOf } from "./use-adding.ts";

const KEPT = "mortise.form-clip";

/** The node that is selected; none for the form itself and for columns. */
export function nodeOf(selection: Selection): NodeName | null {
  if (selection.kind === "field") return `field:${selection.key}`;
  return selection.kind === "section" ? `section:${selection.key}` : null;
}

export function useDuplicate(): (name: NodeName) => void {
  const { design, form } = useSurrounding();
  return useCallback(
    (name) => {
      const { document } = design.getState().history;
      const clip = clipOf(document, form, name);
      if (clip) design.run(pasteClip({ clip, form, target: besides(name) }));
    },
    [design, form],
  );
}

const besides = (name: NodeName): Target => ({ beside: name, side: "bottom" });

/** Copy and paste, also into another form of another application in another tab. */
export function useClipboard(): { readonly copy: () => boolean; readonly paste: () => boolean } {
  const { design, form } = useSurrounding();
  const copy = useCallback(() => {
    const { document, selection } = design.getState().history;
    const name = nodeOf(selection);
    const clip = name === null ? null : clipOf(document, form, name);
    if (!clip) return false;
    localStorage.setItem(KEPT, JSON.stringify(clip));
    return true;
  }, [design, form]);
  const paste = useCallback(() => {
    const clip = readClip(localStorage.getItem(KEPT) ?? "");
    if (!clip) return false;
    const { document, selection } = design.getState().history;
    const name = nodeOf(selection);
    const intoSection = clip.node.kind === "field" || name === null;
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
