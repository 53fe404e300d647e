import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { controlOf } from "../../controls/registry.ts";
import { useText } from "../../i18n/texts.ts";
import { aspectsOf, type FieldAspect } from "../../model/form/aspects.ts";
import { kindOf, type PartType, type ValueType, valueTypeOf } from "../../model/form/kinds.ts";
import { COUNT, USUAL } from "../../model/form/usual.ts";
import type { Field, FormShape } from "../../model/form-shape.ts";
import { useListFields } from "./list-fields.ts";

/** The control that takes what a part of a value is compared with. */
const OF_PARTS: Readonly<Record<PartType, string>> = { text: USUAL.TEXT, number: USUAL.NUMBER, date: USUAL.DATE };

/** What follows from values is counted, unless it is a text. */
function controlFor(field: Field, { key, part, type }: FieldAspect): string {
  if (part) return controlOf(field.type).asking?.parts?.[key]?.type ?? OF_PARTS[part];
  return type === "number" ? COUNT : USUAL.TEXT;
}

const WORDS: Readonly<Record<string, string>> = {
  name: "filter.files.name",
  count: "filter.files.count",
  size: "filter.files.size",
  probability: "filter.stage.probability",
};

/** What can be asked of a field besides its value, as fields of their own. */
export function useAspects(): (field: Field) => readonly Field[] {
  const { t } = useTranslation("list");
  const { t: words } = useTranslation("controls");
  const text = useText();
  return useCallback(
    (field) =>
      aspectsOf(field).map((aspect) => {
        const { key, part } = aspect;
        const title = text(field.title) || field.key;
        return {
          key: `${field.key}.${key}`,
          type: controlFor(field, aspect),
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
const isAsked = (field: Field): boolean =>
  kindOf(field.type).ways !== undefined || !UNASKED.has(valueTypeOf(field.type));

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
