import { Button } from "antd";
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../i18n/texts.ts";
import { partsOf, wrongIn } from "../model/form/parts.ts";
import type { LayoutNode, SectionNode } from "../model/form-shape.ts";
import { placeOf } from "./editor.ts";
import { useEditor, useEditorState } from "./editor-context.tsx";

interface FormTabsProps {
  readonly section: SectionNode;
  readonly reading: boolean;
  readonly render: (nodes: readonly LayoutNode[]) => ReactNode;
}

/** Parts of a form of which one is open: tabs, or steps that are walked one after the other. */
export function FormTabs({ section, reading, render }: FormTabsProps) {
  const { t } = useTranslation("record");
  const text = useText();
  const id = useId();
  const editor = useEditor();
  const [chosen, setChosen] = useState<string | null>(null);
  const result = useEditorState((state) => state.result);
  const attempted = useEditorState((state) => state.attempted);
  const parts = partsOf(section, result.states);
  const open = parts.find(({ key }) => key === chosen) ?? parts[0];
  if (!open) return null;
  const at = parts.indexOf(open);
  const steps = section.kind === "steps";
  const forward = () => {
    const wrong = wrongIn(open, result.problems);
    for (const { path } of wrong) editor.touch(placeOf(path));
    if (wrong.length === 0 || reading) setChosen(parts[at + 1]?.key ?? open.key);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = parts[at + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    setChosen(next.key);
    document.getElementById(`${id}-${next.key}`)?.focus();
  };
  return (
    <div className="m-form-tabs" data-kind={section.kind}>
      <div role="tablist" aria-label={text(section.title) || undefined} className="m-form-tablist">
        {parts.map((part, index) => (
          <button
            key={part.key}
            id={`${id}-${part.key}`}
            type="button"
            role="tab"
            tabIndex={part === open ? 0 : -1}
            aria-selected={part === open}
            aria-controls={`${id}-panel-${part.key}`}
            className="m-plain m-form-tab"
            data-wrong={attempted && wrongIn(part, result.problems).length > 0}
            onClick={() => setChosen(part.key)}
            onKeyDown={onKeyDown}
          >
            {steps && <b>{index + 1}</b>}
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
        >
          {render(part.children ?? [])}
        </div>
      ))}
      {steps && (
        <div className="m-form-steps">
          <Button disabled={at === 0} onClick={() => setChosen(parts[at - 1]?.key ?? open.key)}>
            {t("step.back")}
          </Button>
          {at < parts.length - 1 && (
            <Button type="primary" ghost onClick={forward}>
              {t("step.next")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
