import { App } from "antd";
import { createElement, type RefObject, useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { type Clip, clipOf, pasteClip, readClip } from "../../model/designer/clipboard.ts";
import type { Edit } from "../../model/designer/command.ts";
import type { FormDocument } from "../../model/designer/document.ts";
import { findPlaced, type NodeName, nameOfSelection, nodesOf } from "../../model/designer/layout.ts";
import type { Target } from "../../model/designer/layout-commands.ts";
import { type Unresolved, unresolvedIn } from "../../model/designer/unresolved.ts";
import { useSurrounding } from "./design-context.tsx";
import { type DesignState, shownIn } from "./design-store.ts";
import { isTyping } from "./is-typing.ts";
import { UnresolvedList } from "./unresolved-list.tsx";
import { targetOf } from "./use-adding.ts";
import { useRemoving } from "./use-removing.tsx";

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
      const document = shownIn(design.getState());
      const clip = clipOf(document, form, names);
      const last = names.at(-1);
      if (clip && last !== undefined) design.run(pasteClip({ clip, form, target: besides(last) }));
    },
    [design, form],
  );
}

const besides = (name: NodeName): Target => ({ beside: name, side: "bottom" });

const FORMAT = "application/x-form-nodes";

/**
 * Copy, cut and paste through the clipboard of the system, so that another form of another application in another tab can take
 * them. What pasted fields refer to and what is not here is listed.
 */
export function useClipboard(root: RefObject<HTMLElement | null>): void {
  const { design, form } = useSurrounding();
  const removing = useRemoving();
  const paste = usePaste();
  useEffect(() => {
    const copied = (event: ClipboardEvent): readonly NodeName[] => {
      const chosen = chosenIn(design.getState());
      const clip = clipOf(shownIn(design.getState()), form, chosen);
      if (!clip || !event.clipboardData || !isMeant(event, root.current)) return [];
      if (window.getSelection()?.toString()) return [];
      const text = JSON.stringify(clip, null, 2);
      event.clipboardData.setData(FORMAT, text);
      event.clipboardData.setData("text/plain", text);
      event.preventDefault();
      return chosen;
    };
    const onCopy = (event: ClipboardEvent) => void copied(event);
    const onCut = (event: ClipboardEvent) => {
      const chosen = copied(event);
      if (chosen.length > 0) void removing.nodes(chosen);
    };
    const onPaste = (event: ClipboardEvent) => {
      if (!isMeant(event, root.current)) return;
      const clip = readClip(event.clipboardData?.getData(FORMAT) || event.clipboardData?.getData("text/plain") || "");
      if (!clip) return;
      event.preventDefault();
      paste(clip);
    };
    document.addEventListener("copy", onCopy);
    document.addEventListener("cut", onCut);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("copy", onCopy);
      document.removeEventListener("cut", onCut);
      document.removeEventListener("paste", onPaste);
    };
  }, [design, form, removing, paste, root]);
}

/** The canvas is meant, not a text box nor a dialog over it. */
function isMeant({ target }: ClipboardEvent, root: HTMLElement | null): boolean {
  return target instanceof Node && !isTyping(target) && (target === document.body || root?.contains(target) === true);
}

/** Puts copied fields after what is selected; as a step of a name of its own when it is given. */
export function usePaste(): (clip: Clip, step?: Pick<Edit, "id" | "subject">) => void {
  const { design, form, pkg, forms, optionSets, numberings } = useSurrounding();
  const { modal } = App.useApp();
  const { t } = useTranslation("designer");
  return useCallback(
    (clip, step) => {
      const before = new Set(design.getState().history.document.model.fields.map(({ key }) => key));
      const shown = shownIn(design.getState());
      const { selection } = design.getState().history;
      const name = nameOfSelection(selection);
      const intoSection = clip.nodes.every(({ kind }) => kind === "field") || name === null;
      const target = intoSection ? targetOf(shown, selection) : besides(sectionAround(shown, name));
      design.run({ ...pasteClip({ clip, form, target }), ...step });

      const { document } = design.getState().history;
      const added = new Set(document.model.fields.map(({ key }) => key).filter((key) => !before.has(key)));
      const unresolved: readonly Unresolved[] = unresolvedIn(document, added, {
        pkg,
        forms: new Set(forms.map(({ key }) => key)),
        optionSets: new Set(optionSets.map(({ key }) => key)),
        numberings: new Set(numberings.map(({ key }) => key)),
      });
      if (unresolved.length === 0) return;
      modal.warning({
        title: t("paste.unresolved"),
        width: 520,
        content: createElement(UnresolvedList, { unresolved, document }),
      });
    },
    [design, form, pkg, forms, optionSets, numberings, modal, t],
  );
}

/** A copied section goes beside the section around what is selected. */
function sectionAround(document: FormDocument, node: NodeName): NodeName {
  const section = findPlaced(nodesOf(document), node)?.section;
  return section == null ? node : `section:${section}`;
}
