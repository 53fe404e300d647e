import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Edit } from "../../model/designer/command.ts";
import { type FormDocument, pathOf, type Selection } from "../../model/designer/document.ts";
import { childrenOf, findPlaced, nameOfNode, nodesOf, sectionsOf } from "../../model/designer/layout.ts";
import { addField, addSection, type Target } from "../../model/designer/layout-commands.ts";
import { newField } from "../../model/designer/new-field.ts";
import type { Field } from "../../model/form-shape.ts";
import { useDesign } from "./design-context.tsx";

/** A field of a type as the palette makes it, with words in the language of the designer. */
export function useNewField(): (type: string) => Field {
  const { t } = useTranslation("designer");
  const { t: words } = useTranslation("controls");
  return useCallback(
    (type: string) =>
      newField(type, "", {
        title: words(`type.${type}`),
        options: [t("newOption", { number: 1 }), t("newOption", { number: 2 }), t("newOption", { number: 3 })],
        column: words("type.text"),
      }),
    [t, words],
  );
}

/** Where something new goes when it is clicked: after what is selected, else at the end. */
export function targetOf(document: FormDocument, selection: Selection): Target {
  const nodes = nodesOf(document);
  if (selection.kind === "section") return { section: selection.key, before: null };
  const name = `field:${pathOf(selection)?.split(".")[0]}`;
  const placed = findPlaced(nodes, name);
  if (placed) {
    const neighbours = childrenOf(nodes, placed.section);
    const next = neighbours[neighbours.indexOf(placed.node) + 1];
    return { section: placed.section, before: next ? nameOfNode(next) : null };
  }
  return { section: sectionsOf(nodes).at(-1)?.key ?? null, before: null };
}

/** Adds what the palette offers: a kind of field, or `section`. */
export function useAdding(): (type: string, target?: Target) => void {
  const design = useDesign();
  const make = useNewField();
  const { t } = useTranslation("designer");
  return useCallback(
    (type: string, target?: Target) => {
      const { document, selection } = design.getState().history;
      const to = target ?? targetOf(document, selection);
      const edit: Edit =
        type === "section"
          ? addSection({ title: t("newSection"), target: to })
          : addField({ field: make(type), target: to });
      design.run(edit);
    },
    [design, make, t],
  );
}
