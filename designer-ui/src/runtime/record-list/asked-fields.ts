import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import { aspectsOf } from "../../model/form/aspects.ts";
import { type ValueType, valueTypeOf } from "../../model/form/kinds.ts";
import type { Field, FormShape } from "../../model/form-shape.ts";
import { isAskedByShape } from "./filter-lines.ts";
import { useListFields } from "./list-fields.ts";

/** The control that takes what an aspect is compared with. */
const CONTROLS: Readonly<Record<string, string>> = {
  name: "text",
  count: "integer",
  size: "integer",
  probability: "integer",
};

const WORDS: Readonly<Record<string, string>> = {
  name: "filter.files.name",
  count: "filter.files.count",
  size: "filter.files.size",
  probability: "filter.stage.probability",
};

/** Countries are chosen by their names; records hold their codes. */
const isCountry = ({ type }: Field, part: string): boolean => type === "address" && part === "country";

/** What can be asked of a field besides its value, as fields of their own. */
export function useAspects(): (field: Field) => readonly Field[] {
  const { t } = useTranslation("list");
  const { t: words } = useTranslation("controls");
  const text = useText();
  return useCallback(
    (field) =>
      aspectsOf(field).map(({ key, part }) => {
        const title = text(field.title) || field.key;
        return {
          key: `${field.key}.${key}`,
          type: isCountry(field, key) ? "country" : (part ?? CONTROLS[key] ?? "text"),
          ...(isOffered(field) ? {} : { filter: false }),
          title: part
            ? words(`part.${field.type}.${key}`, { field: title, defaultValue: `${title} · ${key}` })
            : t(WORDS[key] ?? "", { field: title }),
        };
      }),
    [t, words, text],
  );
}

/** Whether filters offer it; what has been asked of it already stays. */
export const isOffered = ({ filter }: Field): boolean => filter !== false;

const UNASKED: ReadonlySet<ValueType> = new Set<ValueType>(["SUBTABLE", "STRUCTURE"]);

/** Regions and places are asked in ways of their own. */
const isAsked = (field: Field): boolean => isAskedByShape(field) || !UNASKED.has(valueTypeOf(field.type));

/** What lines of a filter may ask: fields and what can be asked of them besides, and rows of sub-tables by columns with their paths. */
export function useFilterFields(shape: FormShape, fields: readonly Field[]): readonly Field[] {
  const aspects = useAspects();
  const asked = useAskedFields(fields);
  return useMemo(() => {
    const tables = shape.model.fields.flatMap((table): readonly Field[] => {
      const columns = (table.fields ?? [])
        .flatMap((column) => [column, ...aspects(column)])
        .filter(isAsked)
        .map((column) => ({ ...column, key: `${table.key}.${column.key}` }));
      if (columns.length === 0) return [];
      return [{ ...table, ...(columns.some(isOffered) ? {} : { filter: false }), fields: columns }];
    });
    return [...asked.filter(isAsked), ...tables];
  }, [asked, aspects, shape]);
}

/** The same of all that a form and every record has, for conditions that stand for good, such as the reach of a role. */
export function useConditionFields(shape: FormShape): ConditionFields {
  const fields = useFilterFields(shape, useListFields(shape));
  return useMemo(() => {
    const paths = new Map(
      fields.flatMap((field) => [field, ...(field.fields ?? [])]).map((field) => [field.key, field]),
    );
    return { fields, fieldAt: (path) => paths.get(path) };
  }, [fields]);
}

export interface ConditionFields {
  readonly fields: readonly Field[];
  /** Also what can be asked of a field besides its value, and columns, by their paths. */
  readonly fieldAt: (path: string) => Field | undefined;
}

/** What a filter may ask: the fields, and what can be asked of them besides. */
export function useAskedFields(fields: readonly Field[]): readonly Field[] {
  const aspects = useAspects();
  return useMemo(() => fields.flatMap((field) => [field, ...aspects(field)]), [fields, aspects]);
}
