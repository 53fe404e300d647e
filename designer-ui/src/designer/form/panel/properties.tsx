import { useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { pathOf } from "../../../model/designer/document.ts";
import { useDesignState, useSelection } from "../design-context.tsx";
import { FieldProperties } from "./field-properties.tsx";
import { FormProperties } from "./form-properties.tsx";
import { NodeProperties } from "./node-properties.tsx";

/** The pane on the right: what is selected, and everything about it that can be changed. */
export function Properties() {
  const { t } = useTranslation("designer-panel");
  const selection = useSelection();
  const together = useDesignState(({ marked }) => marked.length);
  const path = pathOf(selection);
  const pane = useRef<HTMLElement>(null);
  const shown = path ?? (selection.kind === "section" ? selection.key : "");
  // biome-ignore lint/correctness/useExhaustiveDependencies: something else begins with its name
  useLayoutEffect(() => {
    if (pane.current) pane.current.scrollTop = 0;
  }, [shown]);
  return (
    <aside ref={pane} className="m-properties" aria-label={t("properties")}>
      {together > 1 && (
        <p className="m-muted" role="status">
          {t("together", { count: together })}
        </p>
      )}
      {path !== null && <FieldProperties path={path} />}
      {selection.kind === "section" && <NodeProperties key={selection.key} section={selection.key} />}
      {selection.kind === "form" && <FormProperties />}
    </aside>
  );
}
