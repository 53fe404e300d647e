import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import { fieldAt } from "../../../model/designer/document.ts";
import { setSetting } from "../../../model/designer/field-commands.ts";
import { targetOf } from "../../../model/fields.ts";
import { isTable, kindOf } from "../../../model/form/kinds.ts";
import type { Field } from "../../../model/form-shape.ts";
import type { Json } from "../../../model/json.ts";
import { useDesign, useDocument, useSurrounding } from "../design-context.tsx";
import { Nothing } from "../settings/pick-setting.tsx";

interface Pair {
  readonly from: string;
  readonly to: string;
  readonly mode?: "copy" | "ifEmpty";
}

interface FillEditorProps {
  readonly path: string;
  readonly field: Field;
}

/** What a link copies from the chosen record into the fields beside it. */
export function FillEditor({ path, field }: FillEditorProps) {
  const { t } = useTranslation("designer-panel");
  const { t: values } = useTranslation("designer-values");
  const text = useText();
  const design = useDesign();
  const document = useDocument();
  const { linked, form } = useSurrounding();
  const shape = linked.get(targetOf(field, form) ?? "");
  if (!shape) return <Nothing />;

  const fill = Array.isArray(field.props?.["fill"]) ? (field.props["fill"] as unknown as readonly Pair[]) : [];
  const [table, column] = path.split(".");
  const beside = column === undefined ? document.model.fields : (fieldAt(document, table ?? "")?.fields ?? []);
  const choices = (fields: readonly Field[]) =>
    fields
      .filter((one) => !isTable(one) && !kindOf(one.type).numbered && one.key !== field.key)
      .map(({ key, title }) => ({ value: key, label: text(title) || key }));
  const sources = choices(shape.model.fields);
  const targets = choices(beside.filter(({ compute }) => compute === undefined));
  const put = (next: readonly Pair[]) =>
    design.run(setSetting({ path, setting: "fill", value: next.length === 0 ? undefined : (next as unknown as Json) }));
  const change = (index: number, pair: Partial<Pair>) =>
    put(fill.map((one, at) => (at === index ? { ...one, ...pair } : one)));
  return (
    <fieldset className="m-property">
      <legend>{t("fill")}</legend>
      <ul className="m-options">
        {fill.map(({ from, to, mode = "copy" }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pairs have no identity but their place
          <li key={`${index} ${from} ${to}`}>
            <Select
              size="small"
              className="m-fill"
              aria-label={t("fill.from")}
              value={from}
              options={sources}
              onChange={(next: string) => change(index, { from: next })}
            />
            <span aria-hidden="true">→</span>
            <Select
              size="small"
              className="m-fill"
              aria-label={t("fill.to")}
              value={to}
              options={targets}
              onChange={(next: string) => change(index, { to: next })}
            />
            <Select<"copy" | "ifEmpty">
              size="small"
              className="m-fill-mode"
              aria-label={values("fill.mode")}
              popupMatchSelectWidth={false}
              value={mode}
              options={[
                { value: "copy", label: values("fill.mode.copy") },
                { value: "ifEmpty", label: values("fill.mode.ifEmpty") },
              ]}
              onChange={(next) => change(index, { mode: next })}
            />
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t("fill.remove")}
              onClick={() => put(fill.filter((_, at) => at !== index))}
            />
          </li>
        ))}
      </ul>
      <Button
        block
        type="dashed"
        size="small"
        icon={<PlusOutlined />}
        disabled={sources.length === 0 || targets.length === 0}
        onClick={() => put([...fill, { from: sources[0]?.value ?? "", to: targets[0]?.value ?? "" }])}
      >
        {t("fill.add")}
      </Button>
      {fill.length > 0 && <small className="m-property-hint">{values("fill.mode.hint")}</small>}
    </fieldset>
  );
}
