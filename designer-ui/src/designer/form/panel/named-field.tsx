import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Setting } from "../../../controls/control.ts";
import { useText } from "../../../i18n/texts.ts";
import { setSetting } from "../../../model/designer/field-commands.ts";
import { valueTypeOf } from "../../../model/form/kinds.ts";
import type { Field } from "../../../model/form-shape.ts";
import { useDesign, useDocument } from "../design-context.tsx";
import { Property } from "./property.tsx";

interface NamedFieldProps {
  readonly path: string;
  readonly field: Field;
  readonly setting: Setting;
}

/** Another field of the form, of a kind of value that fits. */
export function NamedField({ path, field, setting }: NamedFieldProps) {
  const { t } = useTranslation("designer-settings");
  const text = useText();
  const design = useDesign();
  const { fields } = useDocument().model;
  const value = field.props?.[setting.key];
  const fitting = fields.filter(
    ({ key, type }) => key !== field.key && (setting.of?.includes(valueTypeOf(type)) ?? true),
  );
  return (
    <Property label={t(`setting.${setting.key}`)}>
      {(id) => (
        <Select
          id={id}
          allowClear
          style={{ width: "100%" }}
          value={typeof value === "string" ? value : null}
          options={fitting.map(({ key, title }) => ({ value: key, label: text(title) || key }))}
          onChange={(key: string | undefined) => design.run(setSetting({ path, setting: setting.key, value: key }))}
        />
      )}
    </Property>
  );
}
