import ArrowDownOutlined from "@ant-design/icons/ArrowDownOutlined";
import ArrowUpOutlined from "@ant-design/icons/ArrowUpOutlined";
import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import { addColumn, moveColumn } from "../../../model/designer/field-commands.ts";
import { isForRows } from "../../../model/form/kinds.ts";
import type { Field } from "../../../model/form-shape.ts";
import { ControlIcon } from "../control-icon.tsx";
import { useDesign } from "../design-context.tsx";
import { isLayout, useNewField } from "../use-adding.ts";
import { useKinds } from "../use-kinds.ts";
import { useRemoving } from "../use-removing.tsx";

/** The columns of a sub-table; each opens its own properties. */
export function ColumnsEditor({ field }: { readonly field: Field }) {
  const { t } = useTranslation(["designer-panel", "designer"]);
  const design = useDesign();
  const removing = useRemoving();
  const text = useText();
  const make = useNewField();
  const table = field.key;
  const columns = field.fields ?? [];
  const groups = useKinds();
  const kinds = groups.flatMap(({ title, kinds: all }) => {
    const fit = all.filter(({ type }) => !isLayout(type) && isForRows(type));
    const options = fit.map(({ type, title: label, names }) => ({
      value: type,
      names,
      label: (
        <span className="m-columns-kind">
          <ControlIcon type={type} /> {label}
        </span>
      ),
    }));
    return options.length === 0 ? [] : [{ label: title, options }];
  });
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
      <Select<string>
        className="m-columns-add"
        aria-label={t("columns.add")}
        placeholder={
          <>
            <PlusOutlined aria-hidden="true" /> {t("columns.add")}
          </>
        }
        suffixIcon={null}
        value={null}
        popupMatchSelectWidth={false}
        showSearch={{ filterOption: (typed, kind) => String(kind?.["names"]).includes(typed.trim().toLowerCase()) }}
        options={kinds}
        onChange={(type) => {
          const { key: _key, ...column } = make(type);
          design.run(addColumn({ table, column }));
        }}
      />
    </fieldset>
  );
}
