import { kindOf } from "../form/kinds.ts";
import type { FieldNode, LayoutNode, SectionKind, SectionNode } from "../form-shape.ts";
import type { FormDocument, Selection } from "./document.ts";

export const COLUMNS = 12;

/** Half a row; text of any length and tables take the whole one. */
export const defaultSpan = (type: string): number => (kindOf(type).wide ? COLUMNS : 6);

/** Where something goes: inside a section (null: at the top), before a node (null: at the end). */
export interface Place {
  readonly section: string | null;
  readonly before: NodeName | null;
}

/** `field:customer` or `section:base`. */
export type NodeName = string;

export const nameOfNode = (node: LayoutNode): NodeName =>
  node.kind === "field" ? `field:${node.field}` : `section:${node.key}`;

/** The node that is selected; null for the form itself and for columns. */
export function nameOfSelection(selection: Selection): NodeName | null {
  if (selection.kind === "field") return `field:${selection.key}`;
  return selection.kind === "section" ? `section:${selection.key}` : null;
}

/** The node in which the selection is seen: a column in its table. */
export const nodeOfSelection = (selection: Selection): NodeName | null =>
  selection.kind === "column" ? `field:${selection.table}` : nameOfSelection(selection);

export const spanOf = (node: LayoutNode): number => (node.kind === "field" ? (node.span ?? 6) : COLUMNS);

/** The nodes of the first layout; a form without one shows its fields in their order. */
export function nodesOf(document: FormDocument): readonly LayoutNode[] {
  const [layout] = document.layouts ?? [];
  if (layout) return layout.nodes;
  return document.model.fields.map(({ key, type }) => ({ kind: "field", field: key, span: defaultSpan(type) }));
}

export function withNodes(document: FormDocument, nodes: readonly LayoutNode[]): FormDocument {
  const [first, ...others] = document.layouts ?? [];
  return { ...document, layouts: [{ ...(first ?? { key: "default" }), nodes }, ...others] };
}

/** Every node in reading order, with the section around it. */
export interface Placed {
  readonly node: LayoutNode;
  readonly section: string | null;
}

export function placedNodes(nodes: readonly LayoutNode[], section: string | null = null): readonly Placed[] {
  return nodes.flatMap((node) => [
    { node, section },
    ...(node.kind === "field" ? [] : placedNodes(node.children ?? [], node.key)),
  ]);
}

export function findPlaced(nodes: readonly LayoutNode[], name: NodeName): Placed | undefined {
  return placedNodes(nodes).find(({ node }) => nameOfNode(node) === name);
}

export function childrenOf(nodes: readonly LayoutNode[], section: string | null): readonly LayoutNode[] {
  if (section === null) return nodes;
  const found = findPlaced(nodes, `section:${section}`)?.node;
  return found && found.kind !== "field" ? (found.children ?? []) : [];
}

/** Replaces the children of one section (or of the top). */
export function withChildren(
  nodes: readonly LayoutNode[],
  section: string | null,
  change: (children: readonly LayoutNode[]) => readonly LayoutNode[],
): readonly LayoutNode[] {
  if (section === null) return change(nodes);
  return nodes.map((node): LayoutNode => {
    if (node.kind === "field") return node;
    if (node.key === section) return { ...node, children: change(node.children ?? []) };
    return node.children ? { ...node, children: withChildren(node.children, section, change) } : node;
  });
}

export function insertNode(nodes: readonly LayoutNode[], node: LayoutNode, place: Place): readonly LayoutNode[] {
  return withChildren(nodes, place.section, (children) => {
    const at = place.before === null ? -1 : children.findIndex((child) => nameOfNode(child) === place.before);
    return at === -1 ? [...children, node] : children.toSpliced(at, 0, node);
  });
}

export function removeNode(nodes: readonly LayoutNode[], name: NodeName): readonly LayoutNode[] {
  return nodes
    .filter((node) => nameOfNode(node) !== name)
    .map((node) =>
      node.kind === "field" || !node.children ? node : { ...node, children: removeNode(node.children, name) },
    );
}

/** Changes one node; lists and nodes that do not hold it stay the same objects. */
export function changeNode(
  nodes: readonly LayoutNode[],
  name: NodeName,
  change: (node: LayoutNode) => LayoutNode,
): readonly LayoutNode[] {
  return withSame(
    nodes,
    nodes.map((node) => {
      if (nameOfNode(node) === name) return change(node);
      if (node.kind === "field" || !node.children) return node;
      const children = changeNode(node.children, name, change);
      return children === node.children ? node : { ...node, children };
    }),
  );
}

/** The list of before where nothing in it is another. */
const withSame = (before: readonly LayoutNode[], after: readonly LayoutNode[]): readonly LayoutNode[] =>
  before.length === after.length && after.every((node, at) => node === before[at]) ? before : after;

/** Neighbours as the grid draws them: a row holds up to twelve columns, a section is a row of its own. */
export function rowsOf(children: readonly LayoutNode[]): readonly (readonly LayoutNode[])[] {
  const rows: LayoutNode[][] = [];
  let used = COLUMNS;
  for (const node of children) {
    const span = spanOf(node);
    if (node.kind !== "field" || used + span > COLUMNS) {
      rows.push([node]);
      used = node.kind === "field" ? span : COLUMNS;
    } else {
      rows.at(-1)?.push(node);
      used += span;
    }
  }
  return rows;
}

export type Side = "top" | "bottom" | "left" | "right";

/** Beside a node: above and below make a row of their own, left and right share the row. */
export function insertBeside(
  nodes: readonly LayoutNode[],
  node: LayoutNode,
  target: NodeName,
  side: Side,
): readonly LayoutNode[] {
  const section = findPlaced(nodes, target)?.section;
  if (section === undefined) return nodes;
  return withChildren(nodes, section, (children) => {
    const rows = rowsOf(children);
    const row = rows.findIndex((one) => one.some((each) => nameOfNode(each) === target));
    const neighbours = rows[row] ?? [];
    const shares = node.kind === "field" && neighbours.every(({ kind }) => kind === "field");
    if (!shares || side === "top" || side === "bottom") {
      return rows.toSpliced(side === "bottom" || side === "right" ? row + 1 : row, 0, [wholeRow(node)]).flat();
    }
    const at = neighbours.findIndex((each) => nameOfNode(each) === target) + (side === "right" ? 1 : 0);
    return rows.toSpliced(row, 1, shared(neighbours as readonly FieldNode[], node, at)).flat();
  });
}

const wholeRow = (node: LayoutNode): LayoutNode => (node.kind === "field" ? { ...node, span: COLUMNS } : node);

/** Narrower than a quarter of the row nothing is shared. */
const NARROWEST = 3;

/** Room that is left goes to the newcomer; without room all get the same, or the last ones go to the next row. */
function shared(row: readonly FieldNode[], node: FieldNode, at: number): readonly LayoutNode[] {
  const left = COLUMNS - row.reduce((sum, each) => sum + spanOf(each), 0);
  const wanted = Math.min(spanOf(node), 6);
  const all = row.toSpliced(at, 0, { ...node, span: Math.min(wanted, left) });
  if (left >= 2) return all;
  const span = Math.floor(COLUMNS / all.length);
  if (span < NARROWEST) return row.toSpliced(at, 0, { ...node, span: NARROWEST });
  return all.map((each) => ({ ...each, span }));
}

const FIELD_HOLDERS: ReadonlySet<string> = new Set(["section", "tab", "step"]);
const HOLDERS: ReadonlySet<string> = new Set(["section", "tabs", "tab", "steps", "step"]);

/** What fields can stand in: sections, tabs and steps. */
export function sectionsOf(nodes: readonly LayoutNode[]): readonly SectionNode[] {
  return placedNodes(nodes).flatMap(({ node }) =>
    node.kind !== "field" && FIELD_HOLDERS.has(node.kind) ? [node] : [],
  );
}

/** Whether it holds other nodes. */
export const isContainer = (node: LayoutNode): node is SectionNode => HOLDERS.has(node.kind);

/** Tabs and steps hold nothing but their own. */
export const partOf: Readonly<Partial<Record<SectionKind, SectionKind>>> = { tabs: "tab", steps: "step" };

/** What a container is for those who come into it: the form itself, a tab or a step, a section, or tabs and steps. */
export type Room = "top" | "part" | "section" | "parts";

const ROOMS: Readonly<Partial<Record<SectionKind, Room>>> = {
  tab: "part",
  step: "part",
  tabs: "parts",
  steps: "parts",
};

export const roomOf = (kind: SectionKind): Room => ROOMS[kind] ?? "section";

/** Fields stand everywhere but beside parts, sections also in parts, tabs and steps only on the form itself. */
export function isRoomFor(room: Room, kind: LayoutNode["kind"]): boolean {
  if (kind === "tab" || kind === "step") return room === "parts";
  if (kind === "tabs" || kind === "steps") return room === "top";
  return kind === "section" ? room === "top" || room === "part" : room !== "parts";
}
