import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { settingsOf } from "../../controls/settings-catalog.ts";
import type { Edit } from "../../model/designer/command.ts";
import { type FormDocument, pathOf, type Selection } from "../../model/designer/document.ts";
import {
  childrenOf,
  findPlaced,
  isContainer,
  nameOfNode,
  nodesOf,
  partOf,
  sectionsOf,
} from "../../model/designer/layout.ts";
import { addField, addSection, type Target } from "../../model/designer/layout-commands.ts";
import { newField } from "../../model/designer/new-field.ts";
import { USUAL } from "../../model/form/usual.ts";
import type { Field, LayoutNode, SectionKind } from "../../model/form-shape.ts";
import { useDesign } from "./design-context.tsx";
import { shownIn } from "./design-store.ts";
import { nodeDesigns } from "./nodes/catalog.ts";

/** What the palette offers besides fields. */
export const LAYOUT_TYPES: readonly string[] = [
  "section",
  "tabs",
  "steps",
  "related",
  "note",
  "divider",
  "button",
  ...nodeDesigns.map(({ type }) => type),
];
export const isLayout = (type: string): boolean => LAYOUT_TYPES.includes(type);

/** A field of a type as the palette makes it, with words in the language of the designer. */
export function useNewField(): (type: string) => Field {
  const { t } = useTranslation("designer-palette");
  const { t: words } = useTranslation("controls");
  return useCallback(
    (type: string) =>
      newField(
        type,
        "",
        {
          title: words(`type.${type}`),
          options: [t("newOption", { number: 1 }), t("newOption", { number: 2 }), t("newOption", { number: 3 })],
          column: words(`type.${USUAL.TEXT}`),
        },
        settingsOf(type).begins?.(),
      ),
    [t, words],
  );
}

/** Where something new goes when it is clicked: after what is selected, else at the end. */
export function targetOf(document: FormDocument, selection: Selection): Target {
  const nodes = nodesOf(document);
  if (selection.kind === "section") return targetIn(nodes, selection.key);
  const name = `field:${pathOf(selection)?.split(".")[0]}`;
  const placed = findPlaced(nodes, name);
  if (placed) {
    const neighbours = childrenOf(nodes, placed.section);
    const next = neighbours[neighbours.indexOf(placed.node) + 1];
    return { section: placed.section, before: next ? nameOfNode(next) : null };
  }
  return { section: sectionsOf(nodes).at(-1)?.key ?? null, before: null };
}

/** Into a section; into the first of tabs or steps; after a text or a divider. */
function targetIn(nodes: readonly LayoutNode[], key: string): Target {
  const placed = findPlaced(nodes, `section:${key}`);
  if (!placed || !isContainer(placed.node)) return { beside: `section:${key}`, side: "bottom" };
  const [first] = partOf[placed.node.kind] ? (placed.node.children ?? []) : [];
  return { section: first && first.kind !== "field" ? first.key : key, before: null };
}

const TITLES: Readonly<Record<string, string>> = {
  section: "newSection",
  text: "newNote",
  related: "newRelated",
  tabs: "tabs",
  steps: "steps",
  button: "layout.button",
};

/** Adds what the palette offers: a kind of field, or `section`. */
export function useAdding(): (type: string, target?: Target) => void {
  const design = useDesign();
  const make = useNewField();
  const { t } = useTranslation("designer-palette");
  return useCallback(
    (type: string, target?: Target) => {
      const document = shownIn(design.getState());
      const { selection } = design.getState().history;
      const to = target ?? targetOf(document, selection);
      const own = nodeDesigns.find((one) => one.type === type);
      const edit: Edit = own
        ? addSection({ kind: own.kind, title: t(`layout.${type}`), begin: own.begin, target: to })
        : isLayout(type)
          ? addSection({
              kind: type === "note" ? "text" : (type as SectionKind),
              title: t(TITLES[type === "note" ? "text" : type] ?? type),
              parts: [1, 2].map((number) => t(`newPart.${type}`, { number, defaultValue: "" })),
              target: to,
            })
          : addField({ field: make(type), target: to });
      design.run(edit);
    },
    [design, make, t],
  );
}
