import type { FormDocument } from "../../../model/designer/document.ts";
import { findPlaced, nodesOf } from "../../../model/designer/layout.ts";
import { setNode } from "../../../model/designer/layout-commands.ts";
import type { SectionNode } from "../../../model/form-shape.ts";
import { NODE_PROPERTIES } from "../../../model/generated/settings.ts";
import { settingsOfNode } from "../nodes/catalog.ts";
import type { NodeHint } from "../nodes/node-settings.ts";
import { type PanelForm, panelOf } from "./panel-form.ts";
import { partSettings } from "./part-settings.ts";
import type { FindWords } from "./setting.ts";

/** The node with a key, as the layout that is worked on holds it. */
export function nodeAt(document: FormDocument, key: string): SectionNode | undefined {
  const node = findPlaced(nodesOf(document), `section:${key}`)?.node;
  return node?.kind === "field" ? undefined : node;
}

/** The form of the panel for a kind of node, made from the schema of nodes and from what the kind hints at. */
export function nodePanel(kind: string, find: FindWords): PanelForm<SectionNode> {
  const { hints, schema = NODE_PROPERTIES } = settingsOfNode(kind);
  const settings = partSettings<SectionNode, NodeHint>(
    {
      name: `node.${kind}`,
      schema,
      hints,
      words: (property) => [`designer-nodes:${kind}.${property}`, `designer-nodes:node.${property}`],
      set: (section, { key, along }, value) =>
        setNode({ section, property: key, value, ...(along ? { along: (node) => along(node, value) } : {}) }),
    },
    find,
  );
  return panelOf({ name: `node.${kind}`, settings, at: nodeAt, find });
}
