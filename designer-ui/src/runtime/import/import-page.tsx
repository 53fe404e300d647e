import { useMutation } from "@tanstack/react-query";
import { Upload } from "antd";
import { useTranslation } from "react-i18next";
import { imports } from "../../api/imports.ts";
import { Icon } from "../../kit/icon.tsx";
import { PageHeader } from "../../kit/page-header.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { ImportPreview } from "./import-preview.tsx";
import "./import.css";

/** A workbook goes in, a form with its records comes out; in between the user sees and corrects what each column becomes. */
export function ImportPage() {
  const { t } = useTranslation("import");
  const upload = useMutation({
    mutationFn: async (file: File) => ({ file, analysis: await imports.upload(file) }),
  });

  if (upload.data) {
    return (
      <ImportPreview
        key={upload.data.analysis.id}
        analysis={upload.data.analysis}
        fileName={upload.data.file.name}
        onAnother={() => upload.reset()}
      />
    );
  }
  return (
    <div className="m-import">
      <PageHeader title={t("title")} />
      <p>{t("lead")}</p>
      {upload.error && <ProblemView failure={upload.error} />}
      <Upload.Dragger
        accept=".xlsx,.csv"
        multiple={false}
        showUploadList={false}
        disabled={upload.isPending}
        beforeUpload={(file) => {
          upload.mutate(file);
          return false;
        }}
      >
        <p style={{ fontSize: 32 }}>
          <Icon name="excel" />
        </p>
        <p>{upload.isPending ? t("reading") : t("drop")}</p>
        <small>{t("dropHint")}</small>
      </Upload.Dragger>
    </div>
  );
}
