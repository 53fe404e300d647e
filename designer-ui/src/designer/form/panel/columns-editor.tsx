import ArrowDownOutlined from "@ant-design/icons/ArrowDownOutlined";
import ArrowUpOutlined from "@ant-design/icons/ArrowUpOutlined";
import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { allControls } from "../../../controls/registry.ts";
import { useText } from "../../../i18n/texts.ts";
import { addColumn, moveColumn } from "../../../model/designer/field-commands.ts";
import type { Field } from "../../../model/form-shape.ts";
import { ControlIcon } from "../control-icon.tsx";
import { useDesign } from "../design-context.tsx";
import { useNewField } from "../use-adding.ts";
import { useRemoving } from "../use-removing.tsx";

const NO_COLUMN: ReadonlySet<string> = new Set(["subtable", "serial", "rollup"]);

/** The columns of a sub-table; each opens its own properties. */
export function ColumnsEditor({ field }: { readonly field: Field }) {
  const { t } = useTranslation(["designer-panel", "designer"]);
  const { t: words } = useTranslation("controls");
  const design = useDesign();
  const removing = useRemoving();
  const text = useText();
  const make = useNewField();
  const table = field.key;
  const columns = field.fields ?? [];
  const move = (column: string, to: number) => design.run(moveColumn({ table, column, to }));
  return (
    <fieldset className="m-property">
      <legend>{t("columns")}</legend>
      <ul className="m-options">
        {columns.map(({ key, title, type }, index) => (
          <li key={key}>
            <button
              type="button"
              className="m-plain m-columns-name"
              onClick={() => design.select({ kind: "column", table, key })}
            >
              <ControlIcon type={type} />
              <span className="m-ellipsis">{text(title) || key}</span>
            </button>
            <Button
              size="small"
              type="text"
              icon={<ArrowUpOutlined />}
              aria-label={t("columns.up", { column: text(title) })}
              disabled={index === 0}
              onClick={() => move(key, index - 1)}
            />
            <Button
              size="small"
              type="text"
              icon={<ArrowDownOutlined />}
              aria-label={t("columns.down", { column: text(title) })}
              disabled={index === columns.length - 1}
              onClick={() => move(key, index + 1)}
            />
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t("designer:remove", { title: text(title) })}
              onClick={() => void removing.column(table, key)}
            />
          </li>
        ))}
      </ul>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: allControls()
            .filter(({ type }) => !NO_COLUMN.has(type))
            .map(({ type }) => ({ key: type, label: words(`type.${type}`), icon: <ControlIcon type={type} /> })),
          onClick: ({ key: type }) => {
            const { key: _key, ...column } = make(type);
            design.run(addColumn({ table, column }));
          },
        }}
      >
        <Button block type="dashed" size="small" icon={<PlusOutlined />}>
          {t("columns.add")}
        </Button>
      </Dropdown>
    </fieldset>
  );
}
