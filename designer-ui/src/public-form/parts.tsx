import { type ReactNode, useEffect, useId, useState } from "react";
import { useStore } from "zustand";
import { PartTabs } from "../form-view/part-tabs.tsx";
import { fieldOf, partsOf, wayTo, wrongIn } from "../model/form/parts.ts";
import type { LayoutNode, SectionNode } from "../model/form-shape.ts";
import { useScope } from "./scope.ts";
import { useWords } from "./words.ts";

interface PartsProps {
  readonly node: SectionNode;
  readonly render: (nodes: readonly LayoutNode[]) => ReactNode;
}

/** Parts of which one is open: tabs, or steps that are walked one after the other. */
export function Parts({ node, render }: PartsProps) {
  const { t, text } = useWords();
  const { editor, hold } = useScope();
  const id = useId();
  const [chosen, setChosen] = useState<string | null>(null);
  const { result, attempted } = useStore(editor);
  const parts = partsOf(node, result.states);
  const open = parts.find(({ key }) => key === chosen) ?? parts[0];
  const at = open ? parts.indexOf(open) : -1;
  const steps = node.kind === "steps";
  const held = steps && at >= 0 && at < parts.length - 1;
  useEffect(() => {
    hold(node.key, held);
    return () => hold(node.key, false);
  }, [hold, node.key, held]);
  if (!open) return null;

  /** Opens a part, or the step on the way to it in which something is wrong; who has tried to send finds his way to each of them. */
  const reach = (to: number): SectionNode => {
    const way = steps && !attempted ? wayTo(parts, at, to, result.problems) : { at: to, wrong: [] };
    for (const { path } of way.wrong) editor.touch(fieldOf(path));
    const reached = parts[way.at] ?? open;
    setChosen(reached.key);
    return reached;
  };
  const go = (to: number) => {
    const { key } = reach(to);
    if (key !== open.key) setTimeout(() => document.getElementById(`${id}-${key}`)?.focus());
  };
  return (
    <div className="p-parts">
      <PartTabs
        id={id}
        parts={parts}
        open={open}
        label={text(node.title)}
        counted={steps}
        titleOf={(part) => text(part.title) || part.key}
        isWrong={(part) => attempted && wrongIn(part, result.problems).length > 0}
        onOpen={(part) => reach(parts.indexOf(part))}
        render={render}
        classes={{ list: "p-tabs", tab: "p-tab", panel: "p-panel" }}
      />
      {steps ? (
        <span className="p-line">
          {at > 0 ? (
            <button type="button" className="p-second" onClick={() => go(at - 1)}>
              {t("step.back")}
            </button>
          ) : null}
          {held ? (
            <button type="button" className="p-button" onClick={() => go(at + 1)}>
              {t("step.next")}
            </button>
          ) : null}
        </span>
      ) : null}
    </div>
  );
}
