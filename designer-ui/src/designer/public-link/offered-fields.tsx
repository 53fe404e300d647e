import ArrowDownOutlined from "@ant-design/icons/ArrowDownOutlined";
import ArrowUpOutlined from "@ant-design/icons/ArrowUpOutlined";
import CloseOutlined from "@ant-design/icons/CloseOutlined";
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import type { FormShape } from "../../model/form-shape.ts";
import { moved, OFFERED_CONTROLS } from "../../model/public-link/public-link-document.ts";
import type { PartProps } from "./part.ts";

/** The fields that are filled in, from top to bottom. */
export function OfferedFields({ document, change, shape }: PartProps & { readonly shape: FormShape }) {
  const { t } = useTranslation("public-link");
  const text = useText();
  const { fields } = document;
  const titleOf = (key: string) => text(shape.model.fields.find((field) => field.key === key)?.title) || key;
  const left = shape.model.fields.filter(
    ({ key, type, props }) =>
      OFFERED_CONTROLS.has(type) &&
      props?.["optionsFrom"] === undefined &&
      !fields.includes(key) &&
      document.values[key] === undefined,
  );
  return (
    <section id="part-fields" className="m-object-card" aria-label={t("part.fields")}>
      <h2>{t("part.fields")}</h2>
      <p className="m-muted">{t("fieldsHint")}</p>
      <ol className="m-public-link-fields">
        {fields.map((key, index) => (
          <li key={key}>
            <span className="m-ellipsis">{titleOf(key)}</span>
            <Button
              size="small"
              type="text"
              icon={<ArrowUpOutlined />}
              aria-label={t("up", { field: titleOf(key) })}
              disabled={index === 0}
              onClick={() => change({ fields: moved(fields, index, -1) })}
            />
            <Button
              size="small"
              type="text"
              icon={<ArrowDownOutlined />}
              aria-label={t("down", { field: titleOf(key) })}
              disabled={index === fields.length - 1}
              onClick={() => change({ fields: moved(fields, index, 1) })}
            />
            <Button
              size="small"
              type="text"
              icon={<CloseOutlined />}
              aria-label={t("take", { field: titleOf(key) })}
              onClick={() => change({ fields: fields.filter((other) => other !== key) })}
            />
          </li>
        ))}
      </ol>
      <Select<string | null>
        className="m-public-link-add"
        showSearch={{ optionFilterProp: "label" }}
        aria-label={t("offer")}
        placeholder={t("offer")}
        value={null}
        disabled={left.length === 0}
        options={left.map(({ key }) => ({ value: key, label: titleOf(key) }))}
        onChange={(key) => key !== null && change({ fields: [...fields, key] })}
      />
    </section>
  );
}
