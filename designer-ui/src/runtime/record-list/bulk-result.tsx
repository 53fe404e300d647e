import { Button, Modal } from "antd";
import { useTranslation } from "react-i18next";
import type { BulkAnswer } from "../../api/records.ts";
import type { FormShape } from "../../model/form-shape.ts";
import type { BusinessRecord } from "../../model/record.ts";
import { cellValue } from "./list-fields.ts";

interface BulkResultProps {
  readonly shape: FormShape;
  readonly answer: BulkAnswer;
  readonly records: readonly BusinessRecord[];
  readonly onClose: () => void;
}

/** Which records stayed as they were, and why. */
export function BulkResult({ shape, answer, records, onClose }: BulkResultProps) {
  const { t } = useTranslation("list");
  const known = new Map(records.map((record) => [record.id, record]));
  const titleKey = shape.model.titleField ?? shape.model.fields[0]?.key ?? "";
  const titleOf = (id: string | undefined) => {
    const record = known.get(id ?? "");
    return (record && String(cellValue(record, titleKey) ?? "")) || t("untitled");
  };
  return (
    <Modal
      open
      title={t("bulk.refusedTitle", { done: answer.done, refused: answer.refused })}
      footer={<Button onClick={onClose}>{t("common:close")}</Button>}
      onCancel={onClose}
    >
      <ul className="m-bulk-refused">
        {answer.items
          .filter(({ problems }) => problems?.length)
          .map(({ id = "", problems }) => (
            <li key={id}>
              <strong>{titleOf(id)}</strong>
              <span>{problems?.map(({ message }) => message).join(" ")}</span>
            </li>
          ))}
      </ul>
    </Modal>
  );
}
