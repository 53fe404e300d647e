import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from "react";
import { useStore } from "zustand";
import { fieldOf, partsOf, wrongIn } from "../model/form/parts.ts";
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

  const go = (to: number) => {
    const part = parts[to];
    if (!part) return;
    setChosen(part.key);
    setTimeout(() => document.getElementById(`${id}-${part.key}`)?.focus());
  };
  const forward = () => {
    const wrong = wrongIn(open, result.problems);
    for (const { path } of wrong) editor.touch(fieldOf(path));
    if (wrong.length === 0) go(at + 1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    go(at + step);
  };
  return (
    <div className="p-parts">
      <div role="tablist" aria-label={text(node.title) || undefined} className="p-tabs">
        {parts.map((part, index) => (
          <button
            key={part.key}
            id={`${id}-${part.key}`}
            type="button"
            role="tab"
            tabIndex={part === open ? 0 : -1}
            aria-selected={part === open}
            aria-controls={`${id}-panel-${part.key}`}
            className="p-tab"
            data-wrong={attempted && wrongIn(part, result.problems).length > 0}
            onClick={() => setChosen(part.key)}
            onKeyDown={onKeyDown}
          >
            {steps ? <b>{index + 1}</b> : null}
            {text(part.title) || part.key}
          </button>
        ))}
      </div>
      {parts.map((part) => (
        <div
          key={part.key}
          id={`${id}-panel-${part.key}`}
          role="tabpanel"
          aria-labelledby={`${id}-${part.key}`}
          hidden={part !== open}
          className="p-panel"
        >
          {render(part.children ?? [])}
        </div>
      ))}
      {steps ? (
        <span className="p-line">
          {at > 0 ? (
            <button type="button" className="p-second" onClick={() => go(at - 1)}>
              {t("step.back")}
            </button>
          ) : null}
          {held ? (
            <button type="button" className="p-button" onClick={forward}>
              {t("step.next")}
            </button>
          ) : null}
        </span>
      ) : null}
    </div>
  );
}
