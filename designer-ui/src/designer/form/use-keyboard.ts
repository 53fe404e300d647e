import type { KeyboardEvent, RefObject } from "react";
import type { FormDocument, Selection } from "../../model/designer/document.ts";
import { FORM, fieldAt } from "../../model/designer/document.ts";
import { moveColumn } from "../../model/designer/field-commands.ts";
import {
  findPlaced,
  nameOfNode,
  nameOfSelection,
  nodeOfSelection,
  nodesOf,
  placedNodes,
} from "../../model/designer/layout.ts";
import { selectionOfNode } from "../../model/designer/layout-commands.ts";
import { type Direction, nudge } from "../../model/designer/move-commands.ts";
import { useDesign } from "./design-context.tsx";
import { type Design, shownIn } from "./design-store.ts";
import { isTyping } from "./is-typing.ts";
import { beginNaming } from "./naming.ts";
import { chosenIn, useClipboard, useDuplicate } from "./use-clipboard.ts";
import { useRemoving } from "./use-removing.tsx";

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };
const NUDGES: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "back",
  ArrowRight: "forward",
};

/** The next node in reading order; from the form itself, the first. */
export function stepped(document: FormDocument, selection: Selection, step: number): Selection {
  const names = placedNodes(nodesOf(document)).map(({ node }) => nameOfNode(node));
  const name = nodeOfSelection(selection);
  const at = name === null ? -1 : names.indexOf(name);
  const next = names[at === -1 ? (step > 0 ? 0 : names.length - 1) : at + step];
  return next === undefined ? selection : selectionOfNode(next);
}

/** What is around the selection: the table of a column, the section of a field, then the form. */
export function around(document: FormDocument, selection: Selection): Selection {
  if (selection.kind === "column") return { kind: "field", key: selection.table };
  const name = nameOfSelection(selection);
  const section = name === null ? null : findPlaced(nodesOf(document), name)?.section;
  return section == null ? FORM : { kind: "section", key: section };
}

function moveAmongColumns(design: Design, { table, key }: Extract<Selection, { kind: "column" }>, step: number): void {
  const columns = fieldAt(design.getState().history.document, table)?.fields ?? [];
  const to = columns.findIndex((column) => column.key === key) + step;
  if (to >= 0 && to < columns.length) design.run(moveColumn({ table, column: key, to }));
}

interface Places {
  readonly root: RefObject<HTMLElement | null>;
  readonly search: RefObject<HTMLInputElement | null>;
}

/** Everything that the mouse can do to the canvas, with the keyboard. */
export function useKeyboard({ root, search }: Places): (event: KeyboardEvent) => void {
  const design = useDesign();
  useClipboard(root);
  const duplicate = useDuplicate();
  const removing = useRemoving();

  const focusSelected = () =>
    requestAnimationFrame(() => {
      const name = nodeOfSelection(design.getState().history.selection);
      if (name !== null) root.current?.querySelector<HTMLElement>(`[data-node="${name}"]`)?.focus();
    });
  const withCommand = (event: KeyboardEvent): boolean => {
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) design.undo();
    else if (key === "y" || (key === "z" && event.shiftKey)) design.redo();
    else if (isTyping(event.target) || window.getSelection()?.toString()) return false;
    else if (key === "d") {
      duplicate(chosenIn(design.getState()));
    } else return false;
    return true;
  };
  const withoutCommand = (event: KeyboardEvent): boolean => {
    const document = shownIn(design.getState());
    const { selection } = design.getState().history;
    const name = nameOfSelection(selection);
    const step = STEPS[event.key];
    const direction = NUDGES[event.key];
    if (step !== undefined && direction !== undefined) {
      if (event.altKey) {
        if (selection.kind === "column") moveAmongColumns(design, selection, step);
        else if (name !== null) design.run(nudge({ name, direction }));
      } else if (event.shiftKey) {
        const next = nameOfSelection(stepped(document, selection, step));
        if (next !== null && next !== name) design.extend(next);
      } else design.select(stepped(document, selection, step));
      focusSelected();
      return true;
    }
    if (event.key === "Delete" || event.key === "Backspace") {
      const chosen = chosenIn(design.getState());
      if (selection.kind === "column") void removing.column(selection.table, selection.key).then(focusSelected);
      else if (chosen.length > 0) void removing.nodes(chosen).then(focusSelected);
      return true;
    }
    if (event.key === "Escape") {
      design.select(around(document, selection));
      focusSelected();
      return true;
    }
    if (event.key === "/") {
      search.current?.focus();
      return true;
    }
    if (event.key === "F2") {
      beginNaming(root.current);
      return true;
    }
    return false;
  };

  return (event) => {
    const inside = event.target instanceof Node && root.current?.contains(event.target);
    if (!inside || event.nativeEvent.isComposing || event.defaultPrevented) return;
    if (event.metaKey || event.ctrlKey) {
      if (withCommand(event)) event.preventDefault();
      return;
    }
    if (isTyping(event.target)) {
      if (event.key === "Escape") focusSelected();
      return;
    }
    const onControl =
      event.target instanceof HTMLElement && event.target.closest(".m-properties, .m-designer-bar, .m-node-menu");
    if (onControl && event.key !== "/" && event.key !== "F2") return;
    if (withoutCommand(event)) event.preventDefault();
  };
}
