import { useMutation } from "@tanstack/react-query";
import { Modal, Select } from "antd";
import { Suspense, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { records as api, type BulkAnswer } from "../../api/records.ts";
import { controlOf } from "../../controls/registry.ts";
import { useText } from "../../i18n/texts.ts";
import { ProblemView } from "../../kit/problem-view.tsx";
import type { Field, FormShape } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import type { BusinessRecord } from "../../model/record.ts";
import { isChangeable } from "./list-parts.ts";

/** Fields that make sense with one value for many records. */
export function changeableFields(shape: FormShape): readonly Field[] {
  return shape.model.fields.filter((field) => {
    const { inline, automatic } = controlOf(field.type);
    return inline && !automatic && field.props?.["unique"] !== true && isChangeable(shape, field);
  });
}

interface BulkEditProps {
  readonly shape: FormShape;
  readonly records: readonly BusinessRecord[];
  readonly onDone: (answer: BulkAnswer) => void;
  readonly onClose: () => void;
}

/** One field, one value, for all chosen records. */
export function BulkEdit({ shape, records, onDone, onClose }: BulkEditProps) {
  const { t } = useTranslation("list");
  const text = useText();
  const id = useId();
  const fields = changeableFields(shape);
  const [key, setKey] = useState<string | null>(null);
  const [value, setValue] = useState<Json>(null);
  const field = fields.find((one) => one.key === key);
  const Input = field && controlOf(field.type).Input;
  const saving = useMutation({
    mutationFn: (changed: string) => api.bulk(shape.key, "update", records, { [changed]: value }),
    onSuccess: onDone,
  });
  const missing = field === undefined || (field.required === true && value === null);
  return (
    <Modal
      open
      title={t("bulk.changeTitle", { count: records.length })}
      okText={t("bulk.apply")}
      okButtonProps={{ disabled: missing, loading: saving.isPending }}
      onOk={() => field && saving.mutate(field.key)}
      onCancel={onClose}
    >
      <div className="m-bulk-edit">
        <Select
          aria-label={t("filter.field")}
          placeholder={t("bulk.field")}
          showSearch={{ optionFilterProp: "label" }}
          value={key}
          options={fields.map((one) => ({ value: one.key, label: text(one.title) || one.key }))}
          onChange={(chosen: string) => {
            setKey(chosen);
            setValue(null);
          }}
        />
        {field && Input && (
          <Suspense fallback={null}>
            <label className="m-visually-hidden" htmlFor={id}>
              {text(field.title)}
            </label>
            <Input key={field.key} id={id} field={field} path={field.key} value={value} onChange={setValue} />
          </Suspense>
        )}
        {field && value === null && <small className="m-muted">{t(missing ? "bulk.needed" : "bulk.empties")}</small>}
      </div>
      {saving.error && <ProblemView failure={saving.error} />}
    </Modal>
  );
}
