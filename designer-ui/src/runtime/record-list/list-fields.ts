import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { FLOW_STATES, isEncrypted, SYSTEM_FIELDS } from "../../model/fields.ts";
import { type ValueType, valueTypeOf } from "../../model/form/kinds.ts";
import type { Field, FormShape } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import type { BusinessRecord } from "../../model/record.ts";

/** Fields that a list may show, sort and ask: those of the form and those that every record has. */
export function useListFields(shape: FormShape): readonly Field[] {
  const listed = useListedFields();
  return useMemo(() => listed(shape), [listed, shape]);
}

/** The same for whichever form. */
export function useListedFields(): (shape: FormShape) => readonly Field[] {
  const { t } = useTranslation(["list", "flow"]);
  return useCallback(
    (shape) => {
      const system = SYSTEM_FIELDS.filter(({ key }) => key !== "flow_state" || shape.flow !== null).map(
        ({ key, type }): Field => ({
          key,
          type,
          title: t(`system.${key}`),
          ...(key === "flow_state"
            ? { props: { options: FLOW_STATES.map((state) => ({ ...state, label: t(`flow:state.${state.key}`) })) } }
            : {}),
        }),
      );
      return [...shape.model.fields, ...system];
    },
    [t],
  );
}

const SYSTEM_VALUES: Readonly<Record<string, (record: BusinessRecord) => Json>> = {
  created_at: ({ createdAt }) => createdAt,
  created_by: ({ createdBy }) => createdBy ?? null,
  updated_at: ({ updatedAt }) => updatedAt,
  updated_by: ({ updatedBy }) => updatedBy ?? null,
  owner_id: ({ owner }) => owner ?? null,
  dept_id: ({ department }) => department ?? null,
  flow_state: ({ flow }) => flow?.state ?? null,
};

export function cellValue(record: BusinessRecord, key: string): Json {
  return record.data[key] ?? SYSTEM_VALUES[key]?.(record) ?? null;
}

const NOT_SORTABLE: ReadonlySet<ValueType> = new Set([
  "LONG_TEXT",
  "LINKS",
  "SUBTABLE",
  "OPTIONS",
  "USERS",
  "DEPARTMENTS",
  "FILES",
  "STRUCTURE",
]);

export const isSortable = (field: Field): boolean => !NOT_SORTABLE.has(valueTypeOf(field.type)) && !isEncrypted(field);
