import type { Layout, LayoutNode } from "../form-shape.ts";
import { defineCommand, type Edit } from "./command.ts";
import { FORM, type FormDocument } from "./document.ts";
import {
  COLUMNS,
  changeNode,
  findPlaced,
  insertNode,
  type NodeName,
  nameOfNode,
  nodesOf,
  type Placed,
  placedNodes,
  removeNode,
  withNodes,
} from "./layout.ts";
import { titleOfNode } from "./layout-commands.ts";

/** What a form is arranged for. Without a layout of its own the phone shows the one of the desk in one column. */
export type Device = "desk" | "phone";

const PHONE = "phone";

export const hasPhoneLayout = (document: FormDocument): boolean =>
  (document.layouts ?? []).slice(1).some(({ key }) => key === PHONE);

const arranged = new WeakMap<FormDocument, FormDocument>();

/** The document with the layout of the device in the first place, where commands and the canvas work. */
export function arrangedFor(document: FormDocument, device: Device): FormDocument {
  if (device === "desk" || !hasPhoneLayout(document)) return document;
  const known = arranged.get(document);
  if (known) return known;
  const layouts = document.layouts ?? [];
  const phone = layouts.filter(({ key }) => key === PHONE);
  const made = { ...document, layouts: [...phone, ...layouts.filter(({ key }) => key !== PHONE)] };
  arranged.set(document, made);
  return made;
}

/** The same edit, done to the layout of a device; fields that come or go do so in every layout. */
export function onDevice(edit: Edit, device: Device): Edit {
  return {
    ...edit,
    subject: (document) => edit.subject(arrangedFor(document, device)),
    run: (document) => {
      const view = arrangedFor(document, device);
      const outcome = edit.run(view);
      if (outcome.document === view) return { ...outcome, document };
      const order = (document.layouts ?? []).map(({ key }) => key);
      const back = view === document ? outcome.document : restored(outcome.document, order);
      return { ...outcome, document: inEveryLayout(document, back) };
    },
  };
}

function restored(document: FormDocument, order: readonly string[]): FormDocument {
  const place = ({ key }: Layout) => (order.includes(key) ? order.indexOf(key) : order.length);
  return { ...document, layouts: (document.layouts ?? []).toSorted((one, other) => place(one) - place(other)) };
}

/** A new field stands in every layout, behind the neighbour that it has where it was put; one that is gone in none. */
function inEveryLayout(before: FormDocument, after: FormDocument): FormDocument {
  const layouts = after.layouts ?? [];
  if (layouts.length < 2 || before.model.fields === after.model.fields) return after;
  const old = new Set(before.model.fields.map(({ key }) => key));
  const added = after.model.fields.filter(({ key }) => !old.has(key)).map(({ key }) => `field:${key}`);
  const known = new Set(after.model.fields.map(({ key }) => key));
  const placed = layouts.flatMap(({ nodes }) => placedNodes(nodes));
  return {
    ...after,
    layouts: layouts.map((layout) => {
      const kept = placedNodes(layout.nodes)
        .filter(({ node }) => node.kind === "field" && !known.has(node.field))
        .reduce((nodes, { node }) => removeNode(nodes, nameOfNode(node)), layout.nodes);
      const nodes = added.reduce((all, name) => {
        const next = alsoPlaced(all, name, placed);
        return layout.key === PHONE ? changeNode(next, name, inOneColumn) : next;
      }, kept);
      return nodes === layout.nodes ? layout : { ...layout, nodes };
    }),
  };
}

function alsoPlaced(nodes: readonly LayoutNode[], name: NodeName, elsewhere: readonly Placed[]): readonly LayoutNode[] {
  const at = elsewhere.findIndex(({ node }) => nameOfNode(node) === name);
  const found = elsewhere[at];
  if (!found || findPlaced(nodes, name)) return nodes;
  const neighbour = elsewhere[at - 1];
  const before = neighbour?.node.kind === "field" ? findPlaced(nodes, nameOfNode(neighbour.node)) : undefined;
  const section = before?.section ?? (findPlaced(nodes, `section:${found.section}`) ? found.section : null);
  const siblings = before ? siblingsOf(nodes, before.section) : [];
  const next = before ? siblings[siblings.indexOf(before.node) + 1] : undefined;
  return insertNode(nodes, found.node, { section, before: next ? nameOfNode(next) : null });
}

function siblingsOf(nodes: readonly LayoutNode[], section: string | null): readonly LayoutNode[] {
  return placedNodes(nodes)
    .filter((placed) => placed.section === section)
    .map(({ node }) => node);
}

/** Begins a layout for phones: what the desk has, one field in each row. */
export const startPhoneLayout = defineCommand<Record<string, never>>({
  id: "phoneLayout",
  subject: ({ title }) => title,
  run: (document) => {
    if (hasPhoneLayout(document)) return document;
    const nodes = nodesOf(document);
    const layout: Layout = { key: PHONE, nodes: nodes.map(inOneColumn) };
    return { ...document, layouts: [...(document.layouts ?? [{ key: "default", nodes }]), layout] };
  },
});

const inOneColumn = (node: LayoutNode): LayoutNode => {
  if (node.kind === "field") return { ...node, span: COLUMNS };
  return node.children ? { ...node, children: node.children.map(inOneColumn) } : node;
};

/** Phones show the layout of the desk again. */
export const dropPhoneLayout = defineCommand<Record<string, never>>({
  id: "noPhoneLayout",
  subject: ({ title }) => title,
  run: (document) => ({
    document: { ...document, layouts: (document.layouts ?? []).filter(({ key }) => key !== PHONE) },
    selection: FORM,
  }),
});

/** Takes nodes out of the layout that is worked on; fields stay in the form and in its other layouts. */
export const hideNodes = defineCommand<{ readonly names: readonly NodeName[] }>({
  id: "hideOnPhone",
  subject: (document, { names }) => titleOfNode(document, names[0] ?? ""),
  run: (document, { names }) => {
    const nodes = names.reduce(removeNode, nodesOf(document));
    return { document: withNodes(document, nodes), selection: FORM };
  },
});

/** Fields that the layout which is worked on does not show. */
export function unplacedIn(document: FormDocument): readonly string[] {
  const placed = new Set(placedNodes(nodesOf(document)).map(({ node }) => nameOfNode(node)));
  return document.model.fields.map(({ key }) => key).filter((key) => !placed.has(`field:${key}`));
}
