import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { controlOf } from "../controls/registry.ts";
import type { FormShape, LayoutNode } from "../model/form-shape.ts";
import { placeOf } from "./editor.ts";
import { useEditorState } from "./editor-context.tsx";

interface QuickEntryProps {
  readonly shape: FormShape;
  /** Draws these fields, or the whole form. */
  readonly children: (nodes: readonly LayoutNode[] | null) => ReactNode;
}

/** The fields that a new record is asked for at once, with a way to the others; the whole form when one of those is in the way. */
export function QuickEntry({ shape, children }: QuickEntryProps) {
  const { t } = useTranslation("record");
  const [all, setAll] = useState(false);
  const { titleField, fields } = shape.model;
  const asked = fields.filter(({ key, quick, required }) => quick === true || required === true || key === titleField);
  const keys = new Set(asked.map(({ key }) => key));
  const isElsewhere = useEditorState(
    ({ attempted, result, refused }) =>
      attempted && [...result.problems, ...refused].some(({ path }) => !keys.has(placeOf(path).split(".")[0] ?? "")),
  );
  const nodes = asked.map(
    ({ key, type }): LayoutNode => ({ kind: "field", field: key, span: controlOf(type).wide ? 12 : 6 }),
  );
  const whole = all || isElsewhere;
  return (
    <div className="m-form">
      {children(whole ? null : nodes)}
      {!whole && (
        <div className="m-form-buttons">
          <Button type="link" className="m-quick-all" onClick={() => setAll(true)}>
            {t("quick.all")}
          </Button>
        </div>
      )}
    </div>
  );
}
