import type { Field } from "../form-shape.ts";
import type { LocalizedText } from "../localized-text.ts";
import type { FormDocument } from "./document.ts";

/** What publishing changes about one part of the form. */
export interface Difference {
  readonly what: "added" | "removed" | "changed";
  readonly part: "field" | "column" | "form" | "layout" | "rules" | "validations";
  readonly title: LocalizedText;
  /** `key` or `table.key`; absent when it is not about a field. */
  readonly path?: string;
  /** Control of an added or removed field. */
  readonly type?: string;
  /** Names of what is different, for a change: `title`, `props.options` … */
  readonly aspects: readonly string[];
}

const same = (one: unknown, other: unknown) => canonical(one) === canonical(other);

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
}

/** From one document to another in parts that can be told; everything is an addition when there was nothing. */
export function differences(before: FormDocument | null, after: FormDocument): readonly Difference[] {
  const fields = fieldDifferences(before?.model.fields ?? [], after.model.fields, "");
  if (before === null) return fields;
  return [...formDifferences(before, after), ...fields, ...otherDifferences(before, after)];
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

function aspectsOf(before: Field, after: Field): readonly string[] {
  const { props: oldProps = {}, fields: _old, ...old } = before;
  const { props: newProps = {}, fields: _new, ...now } = after;
  const own = different(old, now);
  const settings = different(oldProps, newProps).map((name) => `props.${name}`);
  return [...own, ...settings];
}

function different(before: object, after: object): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const at = (target: object, name: string) => (target as Record<string, unknown>)[name];
  return [...names].filter((name) => !same(at(before, name), at(after, name))).sort();
}

function formDifferences(before: FormDocument, after: FormDocument): readonly Difference[] {
  const form = different(
    { title: before.title, icon: before.icon, settings: before.settings, ...modelOf(before) },
    { title: after.title, icon: after.icon, settings: after.settings, ...modelOf(after) },
  );
  return form.length === 0 ? [] : [{ what: "changed", part: "form", title: after.title, aspects: form }];
}

function modelOf({ model }: FormDocument): object {
  const { fields: _fields, ...rest } = model;
  return rest;
}

function otherDifferences(before: FormDocument, after: FormDocument): readonly Difference[] {
  const parts = [
    { part: "layout", was: before.layouts, is: after.layouts },
    { part: "rules", was: before.logic?.rules ?? [], is: after.logic?.rules ?? [] },
    { part: "validations", was: before.logic?.validations ?? [], is: after.logic?.validations ?? [] },
  ] as const;
  return parts
    .filter(({ was, is }) => !same(was, is))
    .map(({ part }) => ({ what: "changed", part, title: after.title, aspects: [] }));
}
