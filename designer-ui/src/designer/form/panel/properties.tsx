import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { pathOf } from "../../../model/designer/document.ts";
import { findPlaced, nodesOf, partOf } from "../../../model/designer/layout.ts";
import { addPart, setSectionTitle } from "../../../model/designer/layout-commands.ts";
import { ControlIcon } from "../control-icon.tsx";
import { useDesign, useDocument, useSelection } from "../design-context.tsx";
import { nodeDesignOf } from "../nodes/catalog.ts";
import { ActionProperties } from "./action-properties.tsx";
import { FieldProperties } from "./field-properties.tsx";
import { FormProperties } from "./form-properties.tsx";
import { TextProperty } from "./property.tsx";
import { RelatedEditor } from "./related-editor.tsx";

/** The pane on the right: what is selected, and everything about it that can be changed. */
export function Properties() {
  const { t } = useTranslation("designer-panel");
  const selection = useSelection();
  const path = pathOf(selection);
  return (
    <aside className="m-properties" aria-label={t("properties")}>
      {path !== null && <FieldProperties path={path} />}
      {selection.kind === "section" && <SectionProperties key={selection.key} section={selection.key} />}
      {selection.kind === "form" && <FormProperties />}
    </aside>
  );
}

function SectionProperties({ section }: { readonly section: string }) {
  const { t } = useTranslation(["designer-palette", "designer-panel"]);
  const design = useDesign();
  const document = useDocument();
  const node = findPlaced(nodesOf(document), `section:${section}`)?.node;
  if (!node || node.kind === "field") return null;
  const own = nodeDesignOf(node.kind);
  const type = own?.type ?? (node.kind === "text" ? "note" : node.kind);
  const part = partOf[node.kind];
  return (
    <>
      <header className="m-properties-head">
        <ControlIcon type={type} />
        <strong>{t(`layout.${type}`)}</strong>
      </header>
      <TextProperty
        label={t(node.kind === "text" ? "layout.words" : "designer-panel:property.title")}
        value={node.kind === "text" ? node.text : node.title}
        long={node.kind === "text"}
        onChange={(title) => design.run(setSectionTitle({ section, title }))}
      />
      {node.kind === "button" && <ActionProperties section={section} action={node.action} />}
      {node.kind === "related" && <RelatedEditor node={node} />}
      {own?.Panel && <own.Panel node={node} />}
      {part && (
        <Button
          size="small"
          onClick={() =>
            design.run(
              addPart({
                container: node.key,
                title: t(`newPart.${node.kind}`, { number: (node.children ?? []).length + 1 }),
              }),
            )
          }
        >
          {t(`layout.add.${part}`)}
        </Button>
      )}
    </>
  );
}
