import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import { nodesOf, sectionsOf } from "../../../model/designer/layout.ts";
import { targetOf } from "../../../model/fields.ts";
import { isLinkToOne, isTable } from "../../../model/form/kinds.ts";
import type { Field, FormShape } from "../../../model/form-shape.ts";
import { useAspects } from "../../../runtime/record-list/asked-fields.ts";
import { useListFields } from "../../../runtime/record-list/list-fields.ts";
import { useDocument, useSurrounding } from "../design-context.tsx";
import { withSetOptions } from "../set-options.ts";

/** A field that conditions may look at, with its path and how it is called. */
export interface Reachable {
  readonly path: string;
  readonly title: string;
  /** With options resolved. */
  readonly field: Field;
}

/**
 * `constants`: fixed values; `record`: also fields of the record around; `fields`: also others beside it; `changes`: also what it was;
 * `asked`: as `record`, in comparisons all of which hold and that a form can be asked for many records at once.
 */
export type Only = "constants" | "record" | "fields" | "changes" | "asked";

/** What a condition is about, and what it may compare with. */
export interface Ground {
  /** Qualified key of the form whose records it is about. */
  readonly form: string;
  readonly fields: readonly Reachable[];
  /** Fields of the record from where one looks at those of another form. */
  readonly around?: readonly Reachable[];
  readonly only?: Only;
  /** The sub-table each of whose rows is asked; absent where records are. */
  readonly table?: Field;
  /** Sub-tables that may be asked whether one of their rows meets something. */
  readonly tables?: readonly Rows[];
}

/** A sub-table, with its columns as one row is asked for them. */
export interface Rows {
  readonly key: string;
  readonly title: string;
  readonly columns: readonly Reachable[];
}

/** Records of the form on the table; or the rows of one of its sub-tables, by their columns first. */
export function useOwnGround(table: Field | null = null): Ground {
  const text = useText();
  const fields = useReachable(table);
  const { form } = useSurrounding();
  const { model } = useDocument();
  return useMemo(() => {
    const tables = model.fields.flatMap(({ key, title, fields: columns }): readonly Rows[] => {
      const inside = (path: string) => path.slice(key.length + 1);
      const asked = fields
        .filter(({ path }) => path.startsWith(`${key}.`))
        .map((each) => ({ ...each, path: inside(each.path) }));
      return columns && asked.length > 0 ? [{ key, title: text(title) || key, columns: asked }] : [];
    });
    return { form, fields, ...(table ? { table } : {}), ...(tables.length > 0 ? { tables } : {}) };
  }, [form, fields, table, model, text]);
}

/** Records of another form, with the fields that every record has. */
export function useGroundOver(
  shape: FormShape,
  around?: readonly Reachable[],
  only: "record" | "asked" = "record",
): Ground {
  const plain = usePlain();
  const all = useListFields(shape);
  return useMemo(
    () => ({
      form: shape.key,
      fields: plain(all),
      ...(around ? { around, only } : { only: "fields" as const }),
    }),
    [all, shape, around, only, plain],
  );
}

/** The other fields of the form on the table, without what is behind them; for a column those of its row first. */
export function useAround(path: string, table: Field | null = null): readonly Reachable[] {
  const plain = usePlain();
  const { fields } = useDocument().model;
  return useMemo(
    () => plain([...(table?.fields ?? []), ...fields].filter(({ key }) => key !== path)),
    [fields, path, table, plain],
  );
}

/** Fields as conditions look at them, with the options of their option sets. */
export function usePlain(): (fields: readonly Field[]) => readonly Reachable[] {
  const text = useText();
  const { setOptions } = useSurrounding();
  return useCallback(
    (fields) =>
      fields
        .filter((other) => !isTable(other))
        .map((field) => ({
          path: field.key,
          title: text(field.title) || field.key,
          field: withSetOptions(field, setOptions),
        })),
    [text, setOptions],
  );
}

/** Fields, columns of sub-tables, and fields behind one link; in a row its own columns first. */
export function useReachable(table: Field | null = null): readonly Reachable[] {
  const { t } = useTranslation("designer-logic");
  const text = useText();
  const aspects = useAspects();
  const document = useDocument();
  const { form, linked, setOptions } = useSurrounding();
  return useMemo(() => {
    const entry = (field: Field, path: string, prefix: string): Reachable => ({
      path,
      title: prefix + (text(field.title) || field.key),
      field: withSetOptions(field, setOptions),
    });
    const reach = (field: Field): readonly Reachable[] => {
      const title = `${text(field.title) || field.key} · `;
      const target = isLinkToOne(field) ? targetOf(field, form) : null;
      const far = target === form ? document.model.fields : (linked.get(target ?? "")?.model.fields ?? []);
      return [
        ...(isTable(field) ? [] : [entry(field, field.key, "")]),
        ...aspects(field).map((asked) => ({ path: asked.key, title: text(asked.title), field: asked })),
        ...(field.fields ?? []).flatMap((column) => [
          entry(column, `${field.key}.${column.key}`, title),
          ...aspects(column).map((asked) => entry(asked, `${field.key}.${asked.key}`, title)),
        ]),
        ...far.filter((other) => !isTable(other)).map((other) => entry(other, `${field.key}.${other.key}`, title)),
      ];
    };
    const columns = table?.fields ?? [];
    const hidden = new Set([table?.key, ...columns.map(({ key }) => key)]);
    const ofRow = columns
      .flatMap(reach)
      .map((each) => ({ ...each, title: t("condition.ofRow", { title: each.title }) }));
    return [...ofRow, ...document.model.fields.filter(({ key }) => !hidden.has(key)).flatMap(reach)];
  }, [document, form, linked, setOptions, text, aspects, table, t]);
}

/** What rules may act on: fields and columns, and where that makes sense sections; rules of rows on columns alone. */
export function useTargets(table: Field | null = null): {
  readonly fields: readonly Choice[];
  readonly sections: readonly Choice[];
} {
  const text = useText();
  const document = useDocument();
  const all = document.model.fields.flatMap((field) => [
    { value: field.key, label: text(field.title) || field.key },
    ...(field.fields ?? []).map((column) => ({
      value: `${field.key}.${column.key}`,
      label: `${text(field.title) || field.key} · ${text(column.title) || column.key}`,
    })),
  ]);
  if (table) return { fields: all.filter(({ value }) => value.startsWith(`${table.key}.`)), sections: [] };
  const sections = sectionsOf(nodesOf(document)).map(({ key, title }) => ({ value: key, label: text(title) || key }));
  return { fields: all, sections };
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}
