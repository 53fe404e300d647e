import { useQuery } from "@tanstack/react-query";
import { Checkbox, Modal, Select } from "antd";
import { useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { metadata } from "../../../api/metadata.ts";
import { useText } from "../../../i18n/texts.ts";
import { DelayedSkeleton } from "../../../kit/delayed-skeleton.tsx";
import { ProblemView } from "../../../kit/problem-view.tsx";
import { clipOf } from "../../../model/designer/clipboard.ts";
import { documentOf, type FormDocument } from "../../../model/designer/document.ts";
import { nodesOf, placedNodes } from "../../../model/designer/layout.ts";
import type { Field } from "../../../model/form-shape.ts";
import { ControlIcon } from "../control-icon.tsx";
import { useSurrounding } from "../design-context.tsx";
import { usePaste } from "../use-clipboard.ts";

/** Fields of another form, as if they had been copied there: all that is chosen comes in one step. */
export function FormFields({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("designer-palette");
  const text = useText();
  const id = useId();
  const { form, forms } = useSurrounding();
  const paste = usePaste();
  const [from, setFrom] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const object = useQuery({ ...metadata.one("form", from ?? ""), enabled: from !== null });
  const document = useMemo(() => object.data && documentOf(object.data.published ?? object.data.draft ?? {}), [object]);
  const add = () => {
    const clip =
      document && from !== null
        ? clipOf(
            document,
            from,
            chosen.map((key) => `field:${key}` as const),
          )
        : null;
    if (clip && document) paste(clip, { id: "takeFields", subject: () => document.title });
    onClose();
  };
  return (
    <Modal
      open
      width={560}
      title={t("take.form")}
      okText={t("take.add", { count: chosen.length })}
      okButtonProps={{ disabled: chosen.length === 0 }}
      onCancel={onClose}
      onOk={add}
    >
      <div className="m-take">
        <label htmlFor={id}>{t("take.from")}</label>
        <Select
          id={id}
          showSearch={{ optionFilterProp: "label" }}
          placeholder={t("take.choose")}
          value={from}
          options={forms
            .filter(({ key }) => key !== form)
            .map(({ key, title }) => ({ value: key, label: text(title) || key }))}
          onChange={(next: string) => {
            setFrom(next);
            setChosen([]);
          }}
        />
        {object.error && <ProblemView failure={object.error} />}
        {from !== null && object.isPending && <DelayedSkeleton rows={3} />}
        {document && <Fields fields={inOrder(document)} chosen={chosen} onChange={setChosen} />}
        <small className="m-muted">{t("take.formHint")}</small>
      </div>
    </Modal>
  );
}

/** As people see them: those of the layout first. */
function inOrder(document: FormDocument): readonly Field[] {
  const placed = placedNodes(nodesOf(document)).flatMap(({ node }) => (node.kind === "field" ? [node.field] : []));
  const rank = ({ key }: Field) => (placed.includes(key) ? placed.indexOf(key) : placed.length);
  return [...document.model.fields].sort((one, other) => rank(one) - rank(other));
}

interface FieldsProps {
  readonly fields: readonly Field[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function Fields({ fields, chosen, onChange }: FieldsProps) {
  const { t } = useTranslation("designer-palette");
  const { t: words } = useTranslation("controls");
  const text = useText();
  const all = fields.map(({ key }) => key);
  return (
    <>
      <Checkbox
        checked={chosen.length === all.length}
        indeterminate={chosen.length > 0 && chosen.length < all.length}
        onChange={({ target }) => onChange(target.checked ? all : [])}
      >
        {t("take.all", { count: all.length })}
      </Checkbox>
      <ul className="m-take-fields">
        {fields.map(({ key, title, type }) => (
          <li key={key}>
            <Checkbox
              checked={chosen.includes(key)}
              onChange={({ target }) =>
                onChange(target.checked ? [...chosen, key] : chosen.filter((each) => each !== key))
              }
            >
              <ControlIcon type={type} /> {text(title) || key}{" "}
              <small className="m-muted">{words(`type.${type}`)}</small>
            </Checkbox>
          </li>
        ))}
      </ul>
    </>
  );
}
