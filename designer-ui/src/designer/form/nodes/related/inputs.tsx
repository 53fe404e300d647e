import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { forms as formsApi } from "../../../../api/forms.ts";
import type { InputProps } from "../../../../controls/control.ts";
import { asList } from "../../../../controls/words.ts";
import { useText } from "../../../../i18n/texts.ts";
import { targetOf } from "../../../../model/fields.ts";
import { isTable } from "../../../../model/form/kinds.ts";
import type { Field } from "../../../../model/form-shape.ts";
import { qualified } from "../../../../model/menu.ts";
import { useSurrounding } from "../../design-context.tsx";
import { useDesignedNode } from "../../settings/designed.tsx";
import { PickSetting } from "../../settings/pick-setting.tsx";
import { ariaOf } from "../../settings/plain-controls.tsx";
import { useChoices, useLinksThere } from "../../settings/reference-controls.tsx";

/** The form whose records are listed, and its fields. */
function useListed(): { readonly form: string; readonly fields: readonly Field[] } {
  const node = useDesignedNode();
  const { pkg } = useSurrounding();
  const form = node.form ? qualified(pkg, node.form) : "";
  const shape = useQuery({ ...formsApi.shape(form), enabled: form !== "", retry: false });
  return { form, fields: shape.data?.model.fields ?? [] };
}

/** The link of that form, or of the rows of its records, that leads here. */
export function ViaSetting(props: InputProps) {
  const { form: own } = useSurrounding();
  const { form, fields } = useListed();
  const links = useLinksThere()(fields).filter(({ link }) => targetOf(link, form) === own);
  const choices = links.map(({ path, label }) => ({ value: path, label }));
  return <PickSetting {...props} value={props.value || null} choices={choices} />;
}

/** What a line shows of a record. */
export function ColumnsSetting(props: InputProps) {
  const choices = useChoices();
  const text = useText();
  const { fields } = useListed();
  return (
    <Select
      id={props.id}
      mode="multiple"
      showSearch={{ optionFilterProp: "label" }}
      style={{ width: "100%" }}
      {...ariaOf(props)}
      placeholder={text(props.field.placeholder)}
      value={[...asList(props.value)]}
      options={[...choices(fields.filter((field) => !isTable(field)))]}
      onChange={(keys: string[]) => props.onChange(keys)}
    />
  );
}
