import { Button, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { controlOf } from "../controls/registry.ts";
import { useLanguage } from "../i18n/language.ts";
import { useText } from "../i18n/texts.ts";
import { fieldsByKey, isBlank } from "../model/fields.ts";
import type { FormShape } from "../model/form-shape.ts";
import type { BusinessRecord, Labels, RecordValues } from "../model/record.ts";
import "./form-view.css";

export interface Conflict {
  readonly mine: RecordValues;
  readonly current: BusinessRecord;
}

interface ConflictDialogProps {
  readonly shape: FormShape;
  readonly conflict: Conflict;
  readonly labels: Labels;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
  readonly onCancel: () => void;
}

/** Somebody else was faster: both values side by side, and the choice. */
export function ConflictDialog({ shape, conflict, labels, onMine, onTheirs, onCancel }: ConflictDialogProps) {
  const { t } = useTranslation("record");
  const text = useText();
  const language = useLanguage();
  const fields = fieldsByKey(shape);
  const known = { ...labels, ...conflict.current.labels };
  const words = (key: string, values: RecordValues) => {
    const field = fields.get(key);
    const value = values[key] ?? null;
    if (!field || isBlank(value)) return t("conflict.blank");
    return controlOf(field.type).toText(value, field, { labels: known, language });
  };
  return (
    <Modal
      open
      title={t("conflict.title")}
      onCancel={onCancel}
      footer={[
        <Button key="theirs" onClick={onTheirs}>
          {t("conflict.useTheirs")}
        </Button>,
        <Button key="mine" type="primary" onClick={onMine}>
          {t("conflict.useMine")}
        </Button>,
      ]}
    >
      <p>{t("conflict.lead")}</p>
      <table className="m-conflict">
        <thead>
          <tr>
            <th scope="col">{t("conflict.field")}</th>
            <th scope="col">{t("conflict.theirs")}</th>
            <th scope="col">{t("conflict.mine")}</th>
          </tr>
        </thead>
        <tbody>
          {Object.keys(conflict.mine).map((key) => (
            <tr key={key}>
              <th scope="row">{text(fields.get(key)?.title) || key}</th>
              <td>{words(key, conflict.current.data)}</td>
              <td>{words(key, conflict.mine)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
