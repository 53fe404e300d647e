import { Button } from "antd";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../i18n/texts.ts";
import { partsOf, wayTo, wrongIn } from "../model/form/parts.ts";
import type { LayoutNode, SectionNode } from "../model/form-shape.ts";
import { placeOf } from "./editor.ts";
import { useEditor, useEditorState } from "./editor-context.tsx";
import { PartTabs } from "./part-tabs.tsx";

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
  /** Opens a part, or the step on the way to it in which something is wrong; who has tried to save finds his way to each of them. */
  const go = (to: number): SectionNode => {
    const way = steps && !reading && !attempted ? wayTo(parts, at, to, result.problems) : { at: to, wrong: [] };
    for (const { path } of way.wrong) editor.touch(placeOf(path));
    const reached = parts[way.at] ?? open;
    setChosen(reached.key);
    return reached;
  };
  return (
    <div className="m-form-tabs" data-kind={section.kind}>
      <PartTabs
        id={id}
        parts={parts}
        open={open}
        label={text(section.title)}
        counted={steps}
        titleOf={(part) => text(part.title) || part.key}
        isWrong={(part) => attempted && wrongIn(part, result.problems).length > 0}
        onOpen={(part) => go(parts.indexOf(part))}
        render={render}
        classes={{ list: "m-form-tablist", tab: "m-plain m-form-tab" }}
      />
      {steps && (
        <div className="m-form-steps">
          <Button disabled={at === 0} onClick={() => go(at - 1)}>
            {t("step.back")}
          </Button>
          {at < parts.length - 1 && (
            <Button type="primary" ghost onClick={() => go(at + 1)}>
              {t("step.next")}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
