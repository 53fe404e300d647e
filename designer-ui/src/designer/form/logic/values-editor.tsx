import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { useQuery } from "@tanstack/react-query";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { forms as formsApi } from "../../../api/forms.ts";
import { controlOf } from "../../../controls/registry.ts";
import { useText } from "../../../i18n/texts.ts";
import { isTable } from "../../../model/form/kinds.ts";
import { USUAL } from "../../../model/form/usual.ts";
import type { Field } from "../../../model/form-shape.ts";
import type { Json } from "../../../model/json.ts";
import { useSurrounding } from "../design-context.tsx";
import { useReachable } from "./use-fields.ts";
import { ValueEditor } from "./value-editor.tsx";

type Values = Readonly<Record<string, Json>>;

interface ValuesEditorProps {
  readonly title: string;
  /** Qualified key of the form whose fields are set. */
  readonly target: string;
  readonly values: Values;
  readonly onChange: (values: Values) => void;
}

const isSettable = (field: Field): boolean =>
  !isTable(field) && field.compute === undefined && field.source === undefined && !controlOf(field.type).automatic;

/** Fields of a record and the values they get, taken from the record on the table. */
export function ValuesEditor({ title, target, values, onChange }: ValuesEditorProps) {
  const { t } = useTranslation("buttons");
  const text = useText();
  const { form } = useSurrounding();
  const reachable = useReachable();
  const shape = useQuery({ ...formsApi.shape(target), enabled: target !== "", retry: false });
  const fields = (shape.data?.model.fields ?? []).filter(isSettable);
  const titleOf = (key: string) => text(fields.find((field) => field.key === key)?.title) || key;
  const record: Field = { key: "id", type: USUAL.LINK, title: t("thisRecord"), props: { form } };
  const sources = [{ path: "id", title: t("thisRecord"), field: record }, ...reachable];
  const left = fields.filter(({ key }) => !(key in values));
  const put = (key: string, value: Json | undefined) => {
    const { [key]: _old, ...others } = values;
    onChange(value === undefined ? others : { ...values, [key]: value });
  };
  return (
    <fieldset className="m-property">
      <legend>{title}</legend>
      {Object.entries(values).map(([key, value]) => {
        const field = fields.find((known) => known.key === key) ?? { key, type: USUAL.TEXT, title: key };
        return (
          <div key={key} className="m-action">
            <strong>{titleOf(key)}</strong>
            <ValueEditor
              form={target}
              target={{ path: key, title: titleOf(key), field }}
              sources={sources}
              value={value}
              onChange={(next) => put(key, next)}
            />
            <Button
              type="text"
              size="small"
              aria-label={t("values.remove", { field: titleOf(key) })}
              icon={<DeleteOutlined aria-hidden="true" />}
              onClick={() => put(key, undefined)}
            />
          </div>
        );
      })}
      <Dropdown
        trigger={["click"]}
        menu={{
          items: left.map(({ key }) => ({ key, label: titleOf(key) })),
          onClick: ({ key }) => put(key, { field: "" }),
        }}
      >
        <Button block size="small" type="dashed" disabled={left.length === 0} icon={<PlusOutlined />}>
          {t("values.add")}
        </Button>
      </Dropdown>
    </fieldset>
  );
}
