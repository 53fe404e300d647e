import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import type { Field } from "../../../model/form-shape.ts";
import { useDocument } from "../design-context.tsx";
import { Property } from "../panel/property.tsx";

const RECORD = "";

interface AskedRowsProps {
  /** Key of the sub-table; undefined where the record is asked. */
  readonly table: string | undefined;
  readonly onChange: (table: string | undefined) => void;
}

/** Whether the record is asked, or each row of a sub-table by itself; nothing in forms without sub-tables. */
export function AskedRows({ table, onChange }: AskedRowsProps) {
  const { t } = useTranslation("designer-logic");
  const text = useText();
  const tables = useDocument().model.fields.filter(({ fields = [] }) => fields.length > 0);
  if (tables.length === 0 && table === undefined) return null;
  return (
    <Property label={t("rows.asked")}>
      {(id) => (
        <Select<string>
          id={id}
          value={table ?? RECORD}
          options={[
            { value: RECORD, label: t("rows.record") },
            ...tables.map(({ key, title }) => ({ value: key, label: t("rows.each", { table: text(title) || key }) })),
          ]}
          onChange={(next) => onChange(next === RECORD ? undefined : next)}
        />
      )}
    </Property>
  );
}

/** The sub-table that a rule or a check names; null where the record is asked. */
export function useAskedTable(key: string | undefined): Field | null {
  const { fields } = useDocument().model;
  return fields.find((field) => key !== undefined && field.key === key) ?? null;
}
