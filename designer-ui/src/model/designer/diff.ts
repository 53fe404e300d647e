import type { Field, LayoutNode, LogicRule, Option, SectionNode, Validation } from "../form-shape.ts";
import type { Json } from "../json.ts";
import type { LocalizedText } from "../localized-text.ts";
import type { FormDocument } from "./document.ts";
import { nodesOf, placedNodes, spanOf } from "./layout.ts";

/** One thing that is different about a part: `title`, `props.options` … */
export interface Aspect {
  readonly name: string;
  /** Absent where nothing was, or is, said. */
  readonly from?: Json;
  readonly to?: Json;
}

/** What is different about one part of a form. */
export interface Difference {
  readonly what: "added" | "removed" | "changed";
  readonly part: "field" | "column" | "form" | "section" | "places" | "phone" | "rule" | "validation" | "order";
  readonly title: LocalizedText;
  /** `key` or `table.key` of a field, key of a section, rule or check. */
  readonly path?: string;
  /** Control of a field, kind of a section. */
  readonly type?: string;
  readonly aspects: readonly Aspect[];
  /** The rule or check as it is now; as it was when it is removed. */
  readonly rule?: LogicRule;
  readonly validation?: Validation;
}

const same = (one: unknown, other: unknown) => canonical(one) === canonical(other);

function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
}

/** From one document to another in parts that can be told; only fields are additions when there was nothing. */
export function differences(before: FormDocument | null, after: FormDocument): readonly Difference[] {
  const fields = fieldDifferences(before?.model.fields ?? [], after.model.fields, "");
  if (before === null) return fields;
  return [
    ...formDifferences(before, after),
    ...fields,
    ...sectionDifferences(before, after),
    ...placeDifferences(before, after),
    ...logicDifferences("rule", before.logic?.rules ?? [], after.logic?.rules ?? []),
    ...logicDifferences("validation", before.logic?.validations ?? [], after.logic?.validations ?? []),
  ];
}

function fieldDifferences(before: readonly Field[], after: readonly Field[], prefix: string): readonly Difference[] {
  const old = new Map(before.map((field) => [field.key, field]));
  const now = new Set(after.map(({ key }) => key));
  const part = prefix === "" ? "field" : "column";
  const about = ({ key, title, type }: Field) => ({ part, title: title ?? key, path: prefix + key, type }) as const;
  const kept = after.flatMap((field): readonly Difference[] => {
    const was = old.get(field.key);
    if (!was) return [{ what: "added", ...about(field), aspects: [] }];
    const aspects = aspectsOf(was, field);
    const columns = fieldDifferences(was.fields ?? [], field.fields ?? [], `${field.key}.`);
    return [...(aspects.length > 0 ? [{ what: "changed" as const, ...about(field), aspects }] : []), ...columns];
  });
  const gone = before
    .filter(({ key }) => !now.has(key))
    .map((field): Difference => ({ what: "removed", ...about(field), aspects: [] }));
  return [...kept, ...gone];
}

function aspectsOf(before: Field, after: Field): readonly Aspect[] {
  const { props: oldProps = {}, fields: _old, ...old } = before;
  const { props: newProps = {}, fields: _new, ...now } = after;
  return [...different(old, now), ...different(oldProps, newProps, "props.")];
}

function different(before: object, after: object, prefix = ""): readonly Aspect[] {
  const [was, is] = [before, after] as readonly Readonly<Record<string, Json>>[];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter((name) => !same(was?.[name], is?.[name]))
    .sort()
    .map((name) => ({
      name: prefix + name,
      ...(was?.[name] === undefined ? {} : { from: was[name] }),
      ...(is?.[name] === undefined ? {} : { to: is[name] }),
    }));
}

function formDifferences(before: FormDocument, after: FormDocument): readonly Difference[] {
  const said = ({ title, icon, settings, model: { fields: _fields, ...model } }: FormDocument) => ({
    title,
    ...(icon === undefined ? {} : { icon }),
    ...settings,
    ...model,
  });
  const aspects = different(said(before), said(after));
  return aspects.length === 0 ? [] : [{ what: "changed", part: "form", title: after.title, aspects }];
}

const isSection = (node: LayoutNode): node is SectionNode => node.kind !== "field";

/** Sections, tabs, texts, buttons: by their keys. What stands in them is told with the places. */
function sectionDifferences(before: FormDocument, after: FormDocument): readonly Difference[] {
  const sections = (document: FormDocument) =>
    new Map(placedNodes(nodesOf(document)).flatMap(({ node }) => (isSection(node) ? [[node.key, node] as const] : [])));
  const [old, now] = [sections(before), sections(after)];
  const about = (node: SectionNode) =>
    ({ part: "section", title: node.title ?? node.text ?? node.key, path: node.key, type: node.kind }) as const;
  const kept = [...now.values()].flatMap((node): readonly Difference[] => {
    const was = old.get(node.key);
    if (!was) return [{ what: "added", ...about(node), aspects: [] }];
    const { children: _was, ...own } = was;
    const { children: _is, ...next } = node;
    const aspects = different(own, next);
    return aspects.length === 0 ? [] : [{ what: "changed", ...about(node), aspects }];
  });
  const gone = [...old.values()].filter(({ key }) => !now.has(key));
  return [...kept, ...gone.map((node): Difference => ({ what: "removed", ...about(node), aspects: [] }))];
}

/** Where the fields stand that both have, and whether phones have a layout of their own. */
function placeDifferences(before: FormDocument, after: FormDocument): readonly Difference[] {
  const keys = (document: FormDocument) => new Set(document.model.fields.map(({ key }) => key));
  const both = (key: string) => keys(before).has(key) && keys(after).has(key);
  const places = (document: FormDocument) =>
    placedNodes(nodesOf(document)).flatMap(({ node, section }) =>
      node.kind === "field" && both(node.field) ? [[node.field, section, spanOf(node), node.columns ?? null]] : [],
    );
  const [{ title }, phones] = [after, (document: FormDocument) => (document.layouts ?? []).slice(1)];
  const [had, has] = [phones(before).length > 0, phones(after).length > 0];
  return [
    ...(same(places(before), places(after)) ? [] : [{ what: "changed", part: "places", title, aspects: [] } as const]),
    ...(same(phones(before), phones(after))
      ? []
      : [{ what: had ? (has ? "changed" : "removed") : "added", part: "phone", title, aspects: [] } as const]),
  ];
}

/** Rules and checks by their keys; their order only where it is all that is different, since it decides among rules. */
function logicDifferences<T extends LogicRule | Validation>(
  part: "rule" | "validation",
  before: readonly T[],
  after: readonly T[],
): readonly Difference[] {
  const old = new Map(before.map((one) => [one.key, one]));
  const now = new Set(after.map(({ key }) => key));
  const about = (one: T): Omit<Difference, "what" | "aspects"> => ({
    part,
    path: one.key,
    ...("then" in one
      ? { title: one.title ?? one.key, rule: one }
      : { title: (one as Validation).message, validation: one as Validation }),
  });
  const kept = after.flatMap((one): readonly Difference[] => {
    const was = old.get(one.key);
    if (!was) return [{ what: "added", ...about(one), aspects: [] }];
    const aspects = different(was, one);
    return aspects.length === 0 ? [] : [{ what: "changed", ...about(one), aspects }];
  });
  const gone = before.filter(({ key }) => !now.has(key));
  const found = [...kept, ...gone.map((one): Difference => ({ what: "removed", ...about(one), aspects: [] }))];
  const moved = part === "rule" && found.length === 0 && before.some(({ key }, index) => after[index]?.key !== key);
  return moved ? [{ what: "changed", part: "order", title: "", aspects: [] }] : found;
}

/** What is different about a list of options, by their labels. */
export interface OptionChanges {
  readonly added: readonly LocalizedText[];
  readonly removed: readonly LocalizedText[];
  readonly renamed: readonly (readonly [LocalizedText, LocalizedText])[];
  /** Whether there is more: order, colours, what stages ask for. */
  readonly more: boolean;
}

export function optionChanges({ from, to }: Aspect): OptionChanges {
  const before = (from ?? []) as unknown as readonly Option[];
  const after = (to ?? []) as unknown as readonly Option[];
  const old = new Map(before.map((option) => [option.key, option]));
  const now = new Set(after.map(({ key }) => key));
  const kept = after.filter(({ key }) => old.has(key));
  const without = ({ label: _label, ...rest }: Option) => rest;
  return {
    added: after.filter(({ key }) => !old.has(key)).map(({ label }) => label),
    removed: before.filter(({ key }) => !now.has(key)).map(({ label }) => label),
    renamed: kept.flatMap((option) => {
      const was = old.get(option.key)?.label ?? "";
      return same(was, option.label) ? [] : [[was, option.label] as const];
    }),
    more: !same(before.filter(({ key }) => now.has(key)).map(without), kept.map(without)),
  };
}
