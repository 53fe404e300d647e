import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import { Icon } from "../../../kit/icon.tsx";
import { setForm } from "../../../model/designer/form-commands.ts";
import { nodesOf, placedNodes } from "../../../model/designer/layout.ts";
import type { Field } from "../../../model/form-shape.ts";
import { useDesign, useDocument } from "../design-context.tsx";
import { FormKey } from "./form-key.tsx";
import { IconPicker } from "./icon-picker.tsx";
import { Property, TextProperty } from "./property.tsx";
import { UniquesEditor } from "./uniques-editor.tsx";

const NAMELESS: ReadonlySet<string> = new Set(["subtable", "links", "users", "multiselect", "switch"]);

/** The properties of the form itself. */
export function FormProperties() {
  const { t } = useTranslation("designer-panel");
  const text = useText();
  const design = useDesign();
  const document = useDocument();
  const { fields, titleField, ownerField, departmentField } = document.model;
  const choices = (fits: (field: Field) => boolean) =>
    fields.filter(fits).map(({ key, title }) => ({ value: key, label: text(title) || key }));
  const shown = new Set(
    placedNodes(nodesOf(document)).flatMap(({ node }) => (node.kind === "field" ? [node.field] : [])),
  );
  const lost = fields.filter(({ key }) => !shown.has(key));
  return (
    <>
      <header className="m-properties-head">
        <Icon name={document.icon} />
        <strong>{t("form")}</strong>
      </header>
      <TextProperty
        label={t("form.title")}
        value={document.title}
        onChange={(value) => design.run(setForm({ property: "title", value: value ?? "" }))}
      />
      <FormKey />
      <Property label={t("form.icon")}>
        {(id) => (
          <IconPicker
            id={id}
            value={document.icon ?? "file-text"}
            onPick={(value) => design.run(setForm({ property: "icon", value }))}
          />
        )}
      </Property>
      <Property label={t("form.titleField")} hint={t("form.titleFieldHint")}>
        {(id) => (
          <Select
            id={id}
            style={{ width: "100%" }}
            value={titleField === "" ? null : titleField}
            options={choices(({ type }) => !NAMELESS.has(type))}
            onChange={(value: string) => design.run(setForm({ property: "titleField", value }))}
          />
        )}
      </Property>
      <Property label={t("form.ownerField")} hint={t("form.ownerFieldHint")}>
        {(id) => (
          <Select
            id={id}
            allowClear
            style={{ width: "100%" }}
            placeholder={t("form.creator")}
            value={ownerField}
            options={choices(({ type }) => type === "user")}
            onChange={(value?: string) => design.run(setForm({ property: "ownerField", value }))}
          />
        )}
      </Property>
      <Property label={t("form.departmentField")}>
        {(id) => (
          <Select
            id={id}
            allowClear
            style={{ width: "100%" }}
            placeholder={t("form.ownersDepartment")}
            value={departmentField}
            options={choices(({ type }) => type === "department")}
            onChange={(value?: string) => design.run(setForm({ property: "departmentField", value }))}
          />
        )}
      </Property>
      <TextProperty
        label={t("form.description")}
        value={document.settings?.description}
        onChange={(value) => design.run(setForm({ property: "description", value }))}
        long
      />
      <UniquesEditor />
      {lost.length > 0 && (
        <fieldset className="m-property">
          <legend>{t("form.lost")}</legend>
          <ul className="m-options">
            {lost.map(({ key, title }) => (
              <li key={key}>
                <button
                  type="button"
                  className="m-plain m-columns-name"
                  onClick={() => design.select({ kind: "field", key })}
                >
                  {text(title) || key}
                </button>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
    </>
  );
}
