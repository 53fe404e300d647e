import type { LayoutNode } from "../form-shape.ts";
import { defineCommand, type Outcome } from "./command.ts";
import {
  childrenOf,
  findPlaced,
  insertNode,
  isContainer,
  isRoomFor,
  type NodeName,
  nameOfNode,
  nodesOf,
  type Place,
  type Placed,
  placedNodes,
  removeNode,
  rowsOf,
  sectionsOf,
  withNodes,
} from "./layout.ts";
import { put, roomAt, sectionOf, selectionOfNode, type Target, titleOfNode } from "./layout-commands.ts";

/** Moves a field or a section; onto or into itself nothing happens. */
export const moveNode = defineCommand<{ readonly name: NodeName; readonly target: Target }>({
  id: "move",
  subject: (document, { name }) => titleOfNode(document, name),
  run: (document, { name, target }) => {
    const nodes = nodesOf(document);
    const placed = findPlaced(nodes, name);
    if (!placed || isInside(placed.node, target)) return document;
    if (!fits(nodes, placed, target)) return document;
    const next = put(removeNode(nodes, name), placed.node, target);
    if (!findPlaced(next, name) || JSON.stringify(next) === JSON.stringify(nodes)) return document;
    return { document: withNodes(document, next), selection: selectionOfNode(name) };
  },
});

/** Tabs and steps stay with their own. */
function fits(nodes: readonly LayoutNode[], { node, section }: Placed, target: Target): boolean {
  const into = sectionOf(nodes, target);
  if (node.kind === "tab" || node.kind === "step") return into === section;
  return isRoomFor(roomAt(nodes, into), node.kind);
}

function isInside(node: LayoutNode, target: Target): boolean {
  const names = new Set(placedNodes([node]).map((each) => nameOfNode(each.node)));
  if ("beside" in target) return names.has(target.beside);
  return (
    (target.before !== null && names.has(target.before)) ||
    (target.section !== null && names.has(`section:${target.section}`))
  );
}

export type Direction = "back" | "forward" | "up" | "down";

/** Moves a node with the keyboard: one step back or forward, a row up or down, over the edge into the next section. */
export const nudge = defineCommand<{ readonly name: NodeName; readonly direction: Direction }>({
  id: "move",
  subject: (document, { name }) => titleOfNode(document, name),
  run: (document, { name, direction }) => {
    const nodes = nodesOf(document);
    const placed = findPlaced(nodes, name);
    if (!placed) return document;
    const place = isContainer(placed.node)
      ? sectionNudge(childrenOf(nodes, placed.section), placed.section, name, direction)
      : fieldNudge(nodes, name, placed.section, direction);
    if (!place) return document;
    const next = insertNode(removeNode(nodes, name), placed.node, place);
    return { document: withNodes(document, next), selection: selectionOfNode(name) };
  },
});

function sectionNudge(
  nodes: readonly LayoutNode[],
  section: string | null,
  name: NodeName,
  direction: Direction,
): Place | null {
  const at = nodes.findIndex((node) => nameOfNode(node) === name);
  const earlier = direction === "back" || direction === "up";
  if (at === -1 || (earlier ? at === 0 : at === nodes.length - 1)) return null;
  return { section, before: nameAt(nodes, earlier ? at - 1 : at + 2) };
}

const nameAt = (nodes: readonly LayoutNode[], index: number): NodeName | null => {
  const node = nodes[index];
  return node ? nameOfNode(node) : null;
};

function fieldNudge(
  nodes: readonly LayoutNode[],
  name: NodeName,
  section: string | null,
  direction: Direction,
): Place | null {
  const children = childrenOf(nodes, section);
  const at = children.findIndex((node) => nameOfNode(node) === name);
  const rows = rowsOf(children);
  const row = rows.findIndex((one) => one.some((node) => nameOfNode(node) === name));
  const earlier = direction === "back" || direction === "up";
  const byRow = direction === "up" || direction === "down";
  if (earlier ? (byRow ? row === 0 : at === 0) : byRow ? row === rows.length - 1 : at === children.length - 1) {
    return overTheEdge(nodes, section, earlier);
  }
  if (!byRow) return { section, before: nameAt(children, earlier ? at - 1 : at + 2) };
  const before = earlier ? rows[row - 1]?.[0] : rows[row + 2]?.[0];
  return { section, before: before ? nameOfNode(before) : null };
}

function overTheEdge(nodes: readonly LayoutNode[], section: string | null, earlier: boolean): Place | null {
  const sections = sectionsOf(nodes);
  const next = sections[sections.findIndex(({ key }) => key === section) + (earlier ? -1 : 1)];
  if (!next || (section === null && earlier)) return null;
  return { section: next.key, before: earlier ? null : nameAt(next.children ?? [], 0) };
}

/** Moves several things to one place, in their order. */
export const moveNodes = defineCommand<{ readonly names: readonly NodeName[]; readonly target: Target }>({
  id: "move",
  subject: (document, { names }) => titleOfNode(document, names[0] ?? ""),
  run: (document, { names, target }) => {
    const inOrder = placedNodes(nodesOf(document))
      .map(({ node }) => nameOfNode(node))
      .filter((name) => names.includes(name));
    return inOrder.reduce<{ readonly outcome: Outcome; readonly next: Target }>(
      ({ outcome, next }, name) => ({
        outcome: moveNode({ name, target: next }).run(outcome.document),
        next: { beside: name, side: "bottom" },
      }),
      { outcome: { document }, next: target },
    ).outcome;
  },
});
