import { Checkbox, Input, Select, Space } from "antd";
import { useTranslation } from "react-i18next";
import {
  allowsNegative,
  asksOrder,
  type ChosenColumn,
  columnTypes,
  isNumber,
  withNegative,
  withType,
} from "./columns.ts";
import type { DateOrder } from "./mapping.ts";

const ORDERS: readonly DateOrder[] = ["year_first", "month_first", "day_first"];

interface ColumnRowProps {
  readonly column: ChosenColumn;
  /** Whether columns may make a sub-table. */
  readonly withLines: boolean;
  readonly onChange: (column: ChosenColumn) => void;
}

/** One column of the sheet: whether it comes, what it is called and what it holds. */
export function ColumnRow({ column, withLines, onChange }: ColumnRowProps) {
  const { t } = useTranslation("import");
  const { t: controls } = useTranslation("controls");
  const { header, skip } = column;
  return (
    <tr {...(skip ? { "data-skip": true } : {})}>
      <td>
        <Checkbox
          aria-label={`${t("bring")} ${header}`}
          checked={!skip}
          onChange={({ target }) => onChange({ ...column, skip: !target.checked })}
        />
      </td>
      <td>{header}</td>
      <td>
        <Input
          aria-label={`${t("becomes")} ${header}`}
          disabled={skip}
          maxLength={60}
          value={column.title}
          onChange={({ target }) => onChange({ ...column, title: target.value })}
        />
      </td>
      <td>
        <Space wrap>
          <Select
            aria-label={`${t("type")} ${header}`}
            style={{ width: 132 }}
            disabled={skip}
            value={column.type}
            options={columnTypes().map((type) => ({ value: type, label: controls(`type.${type}`) }))}
            onChange={(type) => onChange(withType(column, type))}
          />
          {asksOrder(column) && !skip && (
            <Select<DateOrder>
              aria-label={`${t("order")} ${header}`}
              status={column.order === undefined ? "warning" : ""}
              style={{ width: 150 }}
              placeholder={t("order")}
              value={(column.order ?? null) as DateOrder}
              options={ORDERS.map((value) => ({ value, label: t(`order.${value}`) }))}
              onChange={(order) => onChange({ ...column, order })}
            />
          )}
          {isNumber(column) && !skip && (
            <Checkbox
              checked={!allowsNegative(column)}
              onChange={({ target }) => onChange(withNegative(column, !target.checked))}
            >
              {t("nonNegative")}
            </Checkbox>
          )}
        </Space>
      </td>
      <td data-label={t("required")}>
        <Checkbox
          aria-label={`${t("required")} ${header}`}
          disabled={skip}
          checked={column.required ?? false}
          onChange={({ target }) => onChange({ ...column, required: target.checked })}
        />
      </td>
      {withLines && (
        <td data-label={t("line")}>
          <Checkbox
            aria-label={`${t("line")} ${header}`}
            disabled={skip}
            checked={column.line ?? false}
            onChange={({ target }) => onChange({ ...column, line: target.checked })}
          />
        </td>
      )}
      <td className="m-import-samples">{column.samples.slice(0, 3).join(" · ")}</td>
    </tr>
  );
}
