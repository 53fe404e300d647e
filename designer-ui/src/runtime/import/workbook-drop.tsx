import { Upload } from "antd";
import { useTranslation } from "react-i18next";
import { Icon } from "../../kit/icon.tsx";

interface WorkbookDropProps {
  readonly busy: boolean;
  readonly onFile: (file: File) => void;
}

/** Where a workbook is dropped or chosen. */
export function WorkbookDrop({ busy, onFile }: WorkbookDropProps) {
  const { t } = useTranslation("import");
  return (
    <Upload.Dragger
      accept=".xlsx,.csv"
      multiple={false}
      showUploadList={false}
      disabled={busy}
      beforeUpload={(file) => {
        onFile(file);
        return false;
      }}
    >
      <p className="m-workbook-icon">
        <Icon name="excel" />
      </p>
      <p>{t(busy ? "reading" : "drop")}</p>
      <small>{t("dropHint")}</small>
    </Upload.Dragger>
  );
}
