import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Setting } from "../../../controls/control.ts";
import { useText } from "../../../i18n/texts.ts";
import { shapeOf } from "../../../model/designer/document.ts";
import { setSetting } from "../../../model/designer/field-commands.ts";
import { targetOf } from "../../../model/fields.ts";
import { valueTypeOf } from "../../../model/form/kinds.ts";
import type { Field } from "../../../model/form-shape.ts";
import { useDesign, useDocument, useSurrounding } from "../design-context.tsx";
import { Property } from "./property.tsx";

/** Too much for a line of a picker. */
const TOO_MUCH: ReadonlySet<string> = new Set(["SUBTABLE", "FILES"]);

interface LinkedFieldsProps {
  readonly path: string;
  readonly field: Field;
  readonly setting: Setting;
}

/** Fields of the form that a link leads to, in the order in which they are chosen. */
export function LinkedFields({ path, field, setting }: LinkedFieldsProps) {
  const { t } = useTranslation("designer-settings");
  const text = useText();
  const design = useDesign();
  const document = useDocument();
  const { form, pkg, linked } = useSurrounding();
  const target = targetOf(field, form);
  const shape = target === form ? shapeOf(document, pkg) : linked.get(target ?? "");
  if (!shape) return null;
  const chosen = field.props?.[setting.key];
  return (
    <Property label={t(`setting.${setting.key}`)} hint={t(`setting.${setting.key}.hint`)}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          maxCount={6}
          showSearch={{ optionFilterProp: "label" }}
          style={{ width: "100%" }}
          value={Array.isArray(chosen) ? chosen.map(String) : []}
          options={shape.model.fields
            .filter(({ key, type }) => key !== shape.model.titleField && !TOO_MUCH.has(valueTypeOf(type)))
            .map(({ key, title }) => ({ value: key, label: text(title) || key }))}
          onChange={(keys: string[]) =>
            design.run(setSetting({ path, setting: setting.key, value: keys.length === 0 ? undefined : keys }))
          }
        />
      )}
    </Property>
  );
}
