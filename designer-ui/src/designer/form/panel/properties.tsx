import { useTranslation } from "react-i18next";
import { pathOf } from "../../../model/designer/document.ts";
import { useSelection } from "../design-context.tsx";
import { FieldProperties } from "./field-properties.tsx";
import { FormProperties } from "./form-properties.tsx";
import { NodeProperties } from "./node-properties.tsx";

/** The pane on the right: what is selected, and everything about it that can be changed. */
export function Properties() {
  const { t } = useTranslation("designer-panel");
  const selection = useSelection();
  const path = pathOf(selection);
  return (
    <aside className="m-properties" aria-label={t("properties")}>
      {path !== null && <FieldProperties path={path} />}
      {selection.kind === "section" && <NodeProperties key={selection.key} section={selection.key} />}
      {selection.kind === "form" && <FormProperties />}
    </aside>
  );
}
