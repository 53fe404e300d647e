import { useMemo } from "react";
import { useText } from "../../../i18n/texts.ts";
import { nodesOf, sectionsOf } from "../../../model/designer/layout.ts";
import { targetOf } from "../../../model/fields.ts";
import type { Field } from "../../../model/form-shape.ts";
import type { Json } from "../../../model/json.ts";
import { useDocument, useSurrounding } from "../design-context.tsx";

/** A field that conditions may look at, with its path and how it is called. */
export interface Reachable {
  readonly path: string;
  readonly title: string;
  /** With options resolved. */
  readonly field: Field;
}

const OUT_OF_SIGHT: ReadonlySet<string> = new Set(["subtable"]);

/** Fields, columns of sub-tables, and fields behind one link. */
export function useReachable(): readonly Reachable[] {
  const text = useText();
  const document = useDocument();
  const { form, linked, setOptions } = useSurrounding();
  return useMemo(() => {
    const resolved = (field: Field): Field => {
      const options = setOptions[String(field.props?.["optionSet"] ?? "")];
      return options ? { ...field, props: { ...field.props, options: options as unknown as Json } } : field;
    };
    const entry = (field: Field, path: string, prefix: string): Reachable => ({
      path,
      title: prefix + (text(field.title) || field.key),
      field: resolved(field),
    });
    return document.model.fields.flatMap((field) => {
      const title = `${text(field.title) || field.key} · `;
      const target = field.type === "link" ? targetOf(field, form) : null;
      const far = target === form ? document.model.fields : (linked.get(target ?? "")?.model.fields ?? []);
      return [
        ...(OUT_OF_SIGHT.has(field.type) ? [] : [entry(field, field.key, "")]),
        ...(field.fields ?? []).map((column) => entry(column, `${field.key}.${column.key}`, title)),
        ...far
          .filter(({ type }) => !OUT_OF_SIGHT.has(type))
          .map((other) => entry(other, `${field.key}.${other.key}`, title)),
      ];
    });
  }, [document, form, linked, setOptions, text]);
}

/** What rules may act on: fields and columns, and where that makes sense sections. */
export function useTargets(): { readonly fields: readonly Choice[]; readonly sections: readonly Choice[] } {
  const text = useText();
  const document = useDocument();
  const fields = document.model.fields.flatMap((field) => [
    { value: field.key, label: text(field.title) || field.key },
    ...(field.fields ?? []).map((column) => ({
      value: `${field.key}.${column.key}`,
      label: `${text(field.title) || field.key} · ${text(column.title) || column.key}`,
    })),
  ]);
  const sections = sectionsOf(nodesOf(document)).map(({ key, title }) => ({ value: key, label: text(title) || key }));
  return { fields, sections };
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}
