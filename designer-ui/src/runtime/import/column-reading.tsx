import { Select, Space, Switch } from "antd";
import { useTranslation } from "react-i18next";
import type { ImportColumn, ImportField } from "../../api/imports.ts";
import { OptionTag } from "../../kit/option-tag.tsx";
import {
  asksWords,
  type DateOrder,
  isLink,
  isOption,
  isSerial,
  type Mapped,
  mayAskOrder,
  type Unknown,
} from "./mapping.ts";

const ORDERS: readonly DateOrder[] = ["year_first", "month_first", "day_first"];

interface ColumnReadingProps {
  readonly column: ImportColumn;
  readonly field: ImportField;
  readonly mapped: Mapped;
  readonly onChange: (change: Partial<Mapped>) => void;
}

/** How the cells of a column are read: in which order dates stand, by what records are found, what becomes of unknown words. */
export function ColumnReading({ column, field, mapped, onChange }: ColumnReadingProps) {
  const { t } = useTranslation("import");
  const { t: controls } = useTranslation("controls");
  const order = mapped.order ?? column.props?.["order"];
  const unknowns: readonly Unknown[] =
    isLink(field) && field.mayMake ? ["refuse", "blank", "make"] : ["refuse", "blank"];
  return (
    <Space wrap size={6}>
      <OptionTag>{controls(`type.${field.type}`)}</OptionTag>
      {field.compares && <small>{t("comparedOnly")}</small>}
      {isSerial(field) && !field.compares && (
        // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
        <label className="m-import-keep" title={t("keepNumbers.hint")}>
          <Switch size="small" checked={mapped.keep ?? false} onChange={(keep) => onChange({ keep })} />
          {t("keepNumbers")}
        </label>
      )}
      {mayAskOrder(column, field) && (
        <Select<DateOrder>
          aria-label={`${t("order")} ${column.header}`}
          status={order === undefined ? "warning" : ""}
          style={{ width: 170 }}
          placeholder={t("order")}
          value={(order ?? null) as DateOrder}
          options={ORDERS.map((value) => ({ value, label: t(`order.${value}`) }))}
          onChange={(value) => onChange({ order: value })}
        />
      )}
      {field.matches.length > 1 && !field.compares && (
        <Select<string>
          aria-label={`${t("match")} ${column.header}`}
          style={{ width: 170 }}
          value={mapped.match ?? field.matches[0]?.key ?? ""}
          options={field.matches.map(({ key, title }) => ({ value: key, label: t("matchBy", { field: title }) }))}
          onChange={(match) => onChange({ match })}
        />
      )}
      {asksWords(field) && !field.compares && (
        <Select<Unknown>
          aria-label={`${t("unknown")} ${column.header}`}
          style={{ width: 200 }}
          value={mapped.unknown ?? "refuse"}
          options={unknowns.map((value) => ({
            value,
            label: t(`unknown.${isOption(field) && value === "refuse" ? "ask" : value}`),
          }))}
          onChange={(unknown) => onChange({ unknown })}
        />
      )}
    </Space>
  );
}
