import type { Field, LayoutNode, SectionKind, SectionNode } from "../form-shape.ts";
import type { Json } from "../json.ts";
import type { LocalizedText } from "../localized-text.ts";
import { type Cleared, defineCommand } from "./command.ts";
import { type FormDocument, fieldAt, type Selection } from "./document.ts";
import { numberedKey, takenKeys } from "./keys.ts";
import {
  COLUMNS,
  changeNode,
  childrenOf,
  defaultSpan,
  findPlaced,
  insertBeside,
  insertNode,
  isRoomFor,
  type NodeName,
  nameOfNode,
  nodesOf,
  type Place,
  partOf,
  type Room,
  roomOf,
  type Side,
  withNodes,
} from "./layout.ts";
import { withPart } from "./parts.ts";

/** Where something is dropped: at a place, or beside a node. */
export type Target = Place | { readonly beside: NodeName; readonly side: Side };

export function put(nodes: readonly LayoutNode[], node: LayoutNode, target: Target): readonly LayoutNode[] {
  return "beside" in target ? insertBeside(nodes, node, target.beside, target.side) : insertNode(nodes, node, target);
}

export function titleOfNode(document: FormDocument, name: NodeName): LocalizedText {
  const [kind, key = ""] = name.split(":");
  if (kind === "field") return fieldAt(document, key)?.title ?? key;
  const node = findPlaced(nodesOf(document), name)?.node;
  return (node && node.kind !== "field" && (node.title ?? node.text)) || key;
}

export function selectionOfNode(name: NodeName): Selection {
  const [kind, key = ""] = name.split(":");
  return kind === "section" ? { kind: "section", key } : { kind: "field", key };
}

/** Adds a field to the model and to the layout; its key is minted. */
export const addField = defineCommand<{ readonly field: Omit<Field, "key">; readonly target: Target }>({
  id: "addField",
  subject: (_document, { field }) => field.title,
  run: (document, { field, target }) => {
    const key = numberedKey(field.type, takenKeys(document));
    const node: LayoutNode = { kind: "field", field: key, span: defaultSpan(field.type) };
    const model = { ...document.model, fields: [...document.model.fields, { ...field, key }] };
    return {
      document: withNodes({ ...document, model }, put(nodesOf(document), node, target)),
      selection: { kind: "field", key },
    };
  },
});

/** Adds a container or what stands between fields; keys are minted. Tabs and steps begin with two of their own. */
export const addSection = defineCommand<{
  readonly kind?: SectionKind;
  readonly title: LocalizedText;
  readonly parts?: readonly LocalizedText[];
  /** What it begins with besides, of a kind that holds no others. */
  readonly begin?: Partial<SectionNode>;
  readonly target: Target;
}>({
  id: "addSection",
  subject: (_document, { title }) => title,
  run: (document, { kind = "section", title, parts = [], begin, target }) => {
    const taken = new Set(takenKeys(document));
    const mint = (stem: string) => {
      const key = numberedKey(stem, taken);
      taken.add(key);
      return key;
    };
    const key = mint(kind);
    const part = partOf[kind];
    const node: LayoutNode = part
      ? { kind, key, children: parts.map((each) => ({ kind: part, key: mint(part), title: each, children: [] })) }
      : begin
        ? { ...begin, kind, key }
        : kind === "text"
          ? { kind, key, text: title }
          : kind === "divider"
            ? { kind, key }
            : kind === "button"
              ? { kind, key, title, action: { do: "open", url: "https://" } }
              : kind === "related"
                ? { kind, key, title }
                : { kind, key, title, children: [] };
    const nodes = nodesOf(document);
    return {
      document: withNodes(document, put(nodes, node, homeOf(nodes, kind, target))),
      selection: { kind: "section", key },
    };
  },
});

/** Adds a tab or a step to those that hold them. */
export const addPart = defineCommand<{ readonly container: string; readonly title: LocalizedText }>({
  id: "addSection",
  subject: (_document, { title }) => title,
  run: (document, { container, title }) => {
    const nodes = nodesOf(document);
    const around = findPlaced(nodes, `section:${container}`)?.node;
    const part = around && around.kind !== "field" ? partOf[around.kind] : undefined;
    if (!part) return document;
    const key = numberedKey(part, takenKeys(document));
    const node: LayoutNode = { kind: part, key, title, children: [] };
    return {
      document: withNodes(document, insertNode(nodes, node, { section: container, before: null })),
      selection: { kind: "section", key },
    };
  },
});

export const roomAt = (nodes: readonly LayoutNode[], section: string | null): Room => {
  const node = section === null ? undefined : findPlaced(nodes, `section:${section}`)?.node;
  return node && node.kind !== "field" ? roomOf(node.kind) : "top";
};

/** Where something new goes: after what holds the place it was aimed at, as often as it does not belong in there. */
export function homeOf(nodes: readonly LayoutNode[], kind: LayoutNode["kind"], target: Target): Target {
  const into = sectionOf(nodes, target);
  const placed = into === null ? undefined : findPlaced(nodes, `section:${into}`);
  if (!placed || isRoomFor(roomAt(nodes, into), kind)) return target;
  const siblings = childrenOf(nodes, placed.section);
  const next = siblings[siblings.indexOf(placed.node) + 1];
  return homeOf(nodes, kind, { section: placed.section, before: next ? nameOfNode(next) : null });
}

export function sectionOf(nodes: readonly LayoutNode[], target: Target): string | null {
  return "beside" in target ? (findPlaced(nodes, target.beside)?.section ?? null) : target.section;
}

export const setSpan = defineCommand<{ readonly field: string; readonly span: number }>({
  id: "setSpan",
  subject: (document, { field }) => fieldAt(document, field)?.title ?? field,
  merge: ({ field }) => field,
  run: (document, { field, span }) => {
    const nodes = nodesOf(document);
    const node = findPlaced(nodes, `field:${field}`)?.node;
    const fitting = Math.min(COLUMNS, Math.max(1, Math.round(span)));
    if (node?.kind !== "field" || node.span === fitting) return document;
    return withNodes(
      document,
      changeNode(nodes, `field:${field}`, (each) => ({ ...each, span: fitting })),
    );
  },
});

/** What a node says of itself, anew; undefined takes it back. */
export type NodeChange = { readonly [name in keyof SectionNode]?: SectionNode[name] | undefined };

/** Sets something that a node says of itself, such as `title` or `action.url`, with what else has to change along with it. */
export const setNode = defineCommand<{
  readonly section: string;
  readonly property: string;
  readonly value: Json | undefined;
  readonly along?: ((node: SectionNode) => NodeChange) | undefined;
}>({
  id: "setNode",
  subject: (document, { section, property, value }) =>
    property === "title" && value ? (value as LocalizedText) : titleOfNode(document, `section:${section}`),
  merge: ({ section, property }) => `${section} ${property}`,
  run: (document, { section, property, value, along }) => {
    const nodes = nodesOf(document);
    const cleared: Cleared[] = [];
    const next = changeNode(nodes, `section:${section}`, (node) => {
      if (node.kind === "field") return node;
      const others = Object.entries(along?.(node) ?? {}) as readonly (readonly [string, Json | undefined])[];
      const gone = others.filter(([name, other]) => other === undefined && name in node);
      cleared.push(...gone.map(([setting]) => ({ path: null, type: node.kind, setting })));
      return others.reduce((each, [name, other]) => withPart(each, name, other), withPart(node, property, value));
    });
    return next === nodes ? document : { document: withNodes(document, next), cleared };
  },
});

/** Puts a field that stands in no layout back into the first one. */
export const placeField = defineCommand<{ readonly field: string; readonly target: Target }>({
  id: "placeField",
  subject: (document, { field }) => fieldAt(document, field)?.title ?? field,
  run: (document, { field, target }) => {
    const nodes = nodesOf(document);
    const found = fieldAt(document, field);
    if (!found || findPlaced(nodes, `field:${field}`)) return document;
    const node: LayoutNode = { kind: "field", field, span: defaultSpan(found.type) };
    return { document: withNodes(document, put(nodes, node, target)), selection: { kind: "field", key: field } };
  },
});
