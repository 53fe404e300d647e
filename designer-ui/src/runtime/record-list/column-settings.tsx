import ArrowDownOutlined from "@ant-design/icons/ArrowDownOutlined";
import ArrowUpOutlined from "@ant-design/icons/ArrowUpOutlined";
import { Button, Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import type { ListParts } from "./list-parts.ts";

/** Which columns there are, and in which order. */
export function ColumnSettings({ fields, columns }: ListParts) {
  const { t } = useTranslation("list");
  const text = useText();
  const order = columns.shown.map(({ field }) => field.key);
  const shown = new Set(order);
  const hidden = fields.filter(({ key }) => !shown.has(key));
  const move = (key: string, by: number) => {
    const rest = order.filter((one) => one !== key);
    columns.arrange(rest.toSpliced(Math.max(0, order.indexOf(key) + by), 0, key));
  };
  return (
    <div className="m-columns">
      <ul>
        {columns.shown.map(({ field }, index) => (
          <li key={field.key}>
            <Checkbox
              checked
              disabled={order.length === 1}
              onChange={() => columns.arrange(order.filter((key) => key !== field.key))}
            >
              {text(field.title)}
            </Checkbox>
            <span>
              <Button
                type="text"
                size="small"
                disabled={index === 0}
                aria-label={t("columns.up", { column: text(field.title) })}
                icon={<ArrowUpOutlined aria-hidden="true" />}
                onClick={() => move(field.key, -1)}
              />
              <Button
                type="text"
                size="small"
                disabled={index === order.length - 1}
                aria-label={t("columns.down", { column: text(field.title) })}
                icon={<ArrowDownOutlined aria-hidden="true" />}
                onClick={() => move(field.key, 1)}
              />
            </span>
          </li>
        ))}
        {hidden.map((field) => (
          <li key={field.key}>
            <Checkbox checked={false} onChange={() => columns.arrange([...order, field.key])}>
              {text(field.title)}
            </Checkbox>
          </li>
        ))}
      </ul>
      <Button size="small" disabled={!columns.arranged} onClick={columns.forget}>
        {t("columns.reset")}
      </Button>
    </div>
  );
}
