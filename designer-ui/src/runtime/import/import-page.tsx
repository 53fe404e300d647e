import { useMutation, useQuery } from "@tanstack/react-query";
import { Upload } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { forms } from "../../api/forms.ts";
import { imports } from "../../api/imports.ts";
import { useText } from "../../i18n/texts.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { EmptyState } from "../../kit/empty-state.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { Icon } from "../../kit/icon.tsx";
import { PageHeader } from "../../kit/page-header.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { ImportMapping } from "./import-mapping.tsx";
import { ImportPreview } from "./import-preview.tsx";
import "./import.css";

/** A workbook goes in; out comes a new form with its records, or with `?form=` more records of a form that exists. */
export function ImportPage() {
  const [search] = useSearchParams();
  const form = search.get("form");
  return form === null ? <ImportFile key="new" form={null} /> : <IntoForm key={form} form={form} />;
}

/** Who may not import hears so before he has looked for his file. */
function IntoForm({ form }: { readonly form: string }) {
  const { t } = useTranslation("import");
  const text = useText();
  const shape = useQuery({ ...forms.shape(form), retry: false });
  if (shape.error) return <FailureState failure={shape.error} onRetry={() => void shape.refetch()} />;
  if (!shape.data) return <DelayedSkeleton />;
  const title = text(shape.data.title);
  if (!shape.data.rights.import) {
    return (
      <EmptyState icon="excel" title={t("notAllowed", { form: title })}>
        {t("notAllowedHint")}
      </EmptyState>
    );
  }
  return <ImportFile form={{ key: form, title }} />;
}

function ImportFile({ form }: { readonly form: { readonly key: string; readonly title: string } | null }) {
  const { t } = useTranslation("import");
  const upload = useMutation({
    mutationFn: async (file: File) => ({ file, analysis: await imports.upload(file, form?.key ?? null) }),
  });
  const another = () => upload.reset();
  if (upload.data) {
    const { analysis, file } = upload.data;
    return analysis.form ? (
      <ImportMapping key={analysis.id} analysis={analysis} form={analysis.form} onAnother={another} />
    ) : (
      <ImportPreview key={analysis.id} analysis={analysis} fileName={file.name} onAnother={another} />
    );
  }
  return (
    <div className="m-import">
      <PageHeader title={form ? t("intoTitle", { form: form.title }) : t("title")} />
      <p>{t(form ? "intoLead" : "lead")}</p>
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
