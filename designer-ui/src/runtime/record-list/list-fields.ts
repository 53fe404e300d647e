import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { FLOW_STATES, SYSTEM_FIELDS } from "../../model/fields.ts";
import type { Field, FormShape } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import type { BusinessRecord } from "../../model/record.ts";

/** Fields that a list may show, sort and ask: those of the form and those that every record has. */
export function useListFields(shape: FormShape): readonly Field[] {
  const { t } = useTranslation("list");
  return useMemo(() => {
    const system = SYSTEM_FIELDS.filter(({ key }) => key !== "flow_state" || shape.flow !== null).map(
      ({ key, type }): Field => ({
        key,
        type,
        title: t(`system.${key}`),
        ...(key === "flow_state"
          ? { options: FLOW_STATES.map((state) => ({ ...state, label: t(`flow:state.${state.key}`) })) }
          : {}),
      }),
    );
    return [...shape.model.fields, ...system];
  }, [shape, t]);
}

const SYSTEM_VALUES: Readonly<Record<string, (record: BusinessRecord) => Json>> = {
  created_at: ({ createdAt }) => createdAt,
  created_by: ({ createdBy }) => createdBy,
  updated_at: ({ updatedAt }) => updatedAt,
  updated_by: ({ updatedBy }) => updatedBy,
  owner_id: ({ owner }) => owner,
  dept_id: ({ department }) => department,
  flow_state: ({ flow }) => flow?.state ?? null,
};

export function cellValue(record: BusinessRecord, key: string): Json {
  return record.data[key] ?? SYSTEM_VALUES[key]?.(record) ?? null;
}

const NOT_SORTABLE: ReadonlySet<string> = new Set(["textarea", "links", "subtable", "multiselect", "users"]);

export const isSortable = (field: Field): boolean => !NOT_SORTABLE.has(field.type);
