import type { Field, FieldNode, LayoutNode } from "../form-shape.ts";
import type { Json } from "../json.ts";
import type { LocalizedText } from "../localized-text.ts";
import { packageOf } from "../menu.ts";
import { defineCommand } from "./command.ts";
import { type FormDocument, fieldAt } from "./document.ts";
import { isKey, numberedKey, takenKeys } from "./keys.ts";
import {
  defaultSpan,
  findPlaced,
  insertBeside,
  insertNode,
  type NodeName,
  nameOfNode,
  nodesOf,
  placedNodes,
  withNodes,
} from "./layout.ts";
import { homeOf, selectionOfNode, type Target } from "./layout-commands.ts";
import { rewritten } from "./rename.ts";
import { shownWith } from "./translation-commands.ts";

/** What is copied: fields with their place in the layout, and the form they come from. */
export interface Clip {
  readonly format: "mortise.form-nodes";
  /** Qualified key. */
  readonly form: string;
  readonly nodes: readonly LayoutNode[];
  readonly fields: readonly Field[];
}

/** Fields and sections with their fields, in their order; null when there is nothing of those names. */
export function clipOf(document: FormDocument, form: string, names: readonly NodeName[]): Clip | null {
  const order = placedNodes(nodesOf(document)).map(({ node }) => nameOfNode(node));
  const inOrder = outermost(document, names).sort((one, other) => order.indexOf(one) - order.indexOf(other));
  const nodes = inOrder.flatMap((name): readonly LayoutNode[] => {
    const [kind, key = ""] = name.split(":");
    const field = fieldAt(document, key);
    const placed = findPlaced(nodesOf(document), name)?.node;
    if (placed) return [placed];
    return kind === "field" && field ? [{ kind: "field", field: key, span: defaultSpan(field.type) }] : [];
  });
  const fields = placedNodes(nodes).flatMap((each) => {
    const found = each.node.kind === "field" ? fieldAt(document, each.node.field) : undefined;
    const along = found ? shownWith(document, found.key).flatMap((key) => fieldAt(document, key) ?? []) : [];
    return found ? [found, ...along] : [];
  });
  return nodes.length === 0 ? null : { format: "mortise.form-nodes", form, nodes, fields };
}

/** Names without those that stand inside another of them: they are taken along with it. */
function outermost(document: FormDocument, names: readonly NodeName[]): NodeName[] {
  const nodes = nodesOf(document);
  const inside = new Set(
    names.flatMap((name) => {
      const node = findPlaced(nodes, name)?.node;
      const children = node && node.kind !== "field" ? (node.children ?? []) : [];
      return placedNodes(children).map((each) => nameOfNode(each.node));
    }),
  );
  return [...new Set(names)].filter((name) => !inside.has(name));
}

export function readClip(text: string): Clip | null {
  try {
    const clip = JSON.parse(text) as Partial<Clip> | null;
    const sound = clip?.format === "mortise.form-nodes" && Array.isArray(clip.fields) && Array.isArray(clip.nodes);
    return sound && clip.fields?.every((field) => isKey(field.key)) ? (clip as Clip) : null;
  } catch {
    return null;
  }
}

/** Pastes copied fields: keys are minted again, formulas among them follow, forms of other packages stay reachable. */
export const pasteClip = defineCommand<{ readonly clip: Clip; readonly form: string; readonly target: Target }>({
  id: "paste",
  subject: (_document, { clip }) => titleOf(clip),
  run: (document, { clip, form, target }) => {
    const taken = new Set(takenKeys(document));
    const names = new Map<string, string>();
    const mint = (key: string, stem: string) => {
      const free = taken.has(key) ? numberedKey(stem, taken) : key;
      taken.add(free);
      names.set(key, free);
    };
    for (const { key, type } of clip.fields) mint(key, type);
    const copies = clip.nodes.map((node) => renamedNode(node, names, taken));
    const [first] = copies;
    if (!first) return document;
    const moved = packageOf(clip.form) !== packageOf(form);
    const fields = clip.fields.map((field) => renamedField(field, names, moved ? packageOf(clip.form) : null));
    const model = { ...document.model, fields: [...document.model.fields, ...fields] };
    const placed = copies.reduce<{ readonly nodes: readonly LayoutNode[]; readonly place: Target }>(
      ({ nodes, place: aimed }, copy) => {
        const [node, place] = settled(nodes, copy, aimed);
        return {
          nodes:
            "beside" in place ? insertBeside(nodes, node, place.beside, place.side) : insertNode(nodes, node, place),
          place: "beside" in place ? { beside: nameOfNode(node), side: "bottom" } : place,
        };
      },
      { nodes: nodesOf(document), place: target },
    );
    return {
      document: withNodes({ ...document, model }, placed.nodes),
      selection: selectionOfNode(nameOfNode(first)),
    };
  },
});

/** Where a copy belongs near the place it is meant for; away from its own, a tab or a step is a section. */
function settled(nodes: readonly LayoutNode[], node: LayoutNode, place: Target): readonly [LayoutNode, Target] {
  if (node.kind !== "tab" && node.kind !== "step") return [node, homeOf(nodes, node.kind, place)];
  const beside = "beside" in place ? findPlaced(nodes, place.beside)?.node.kind : undefined;
  if (beside === node.kind) return [node, place];
  return [{ ...node, kind: "section" }, homeOf(nodes, "section", place)];
}

function titleOf({ nodes: [first], fields }: Clip): LocalizedText {
  if (first && first.kind !== "field") return first.title ?? first.key;
  return fields[0]?.title ?? "";
}

function renamedNode(node: LayoutNode, names: ReadonlyMap<string, string>, taken: Set<string>): LayoutNode {
  if (node.kind === "field") return { ...node, field: names.get(node.field) ?? node.field };
  const key = taken.has(node.key) ? numberedKey(node.kind, taken) : node.key;
  taken.add(key);
  const children = (node.children ?? [])
    .filter((child) => child.kind !== "field" || names.has((child as FieldNode).field))
    .map((child) => renamedNode(child, names, taken));
  return node.children === undefined ? { ...node, key } : { ...node, key, children };
}

/** @param pkg the package that bare references meant; null when it stays the same */
function renamedField(field: Field, names: ReadonlyMap<string, string>, pkg: string | null): Field {
  const own = allRenamed(field, names);
  return {
    ...own,
    key: names.get(field.key) ?? field.key,
    ...(field.props && pkg !== null ? { props: qualifiedProps(own.props ?? {}, pkg) } : {}),
    ...(own.fields && pkg !== null
      ? {
          fields: own.fields.map((column) =>
            column.props ? { ...column, props: qualifiedProps(column.props, pkg) } : column,
          ),
        }
      : {}),
  };
}

/** All at once, so that swapped names do not run into each other. */
function allRenamed(field: Field, names: ReadonlyMap<string, string>): Field {
  const moved = [...names].filter(([from, to]) => from !== to);
  const marked = moved.reduce((json, [from]) => rewritten(json, from, `\u0001${from}`), field as unknown as Json);
  return moved.reduce((json, [from, to]) => rewritten(json, `\u0001${from}`, to), marked) as unknown as Field;
}

const REFERENCES = ["form", "optionSet", "numbering"] as const;

function qualifiedProps(props: Readonly<Record<string, Json>>, pkg: string): Readonly<Record<string, Json>> {
  const next: Record<string, Json> = { ...props };
  for (const name of REFERENCES) {
    const value = next[name];
    if (typeof value === "string" && !value.includes(".")) next[name] = `${pkg}.${value}`;
  }
  return next;
}
