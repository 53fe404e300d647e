import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { forms } from "../../api/forms.ts";
import { imports } from "../../api/imports.ts";
import { records } from "../../api/records.ts";
import { useText } from "../../i18n/texts.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { EmptyState } from "../../kit/empty-state.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { PageHeader } from "../../kit/page-header.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { ImportMapping } from "./import-mapping.tsx";
import { ImportPreview } from "./import-preview.tsx";
import { WorkbookDrop } from "./workbook-drop.tsx";
import "./import.css";

interface Into {
  readonly key: string;
  readonly title: string;
}

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

/** What was uploaded stands in the address, so that one can leave and come back. */
function ImportFile({ form }: { readonly form: Into | null }) {
  const { t } = useTranslation("import");
  const queries = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const id = search.get("id");
  const turnTo = (upload: string | null, name = "") => {
    const next = new URLSearchParams(form ? { form: form.key } : {});
    if (upload !== null) next.set("id", upload);
    if (upload !== null && form === null) next.set("name", name);
    setSearch(next, { replace: true });
  };
  const upload = useMutation({
    mutationFn: (file: File) => imports.upload(file, form?.key ?? null),
    onSuccess: (analysis, file) => {
      queries.setQueryData(imports.sheets(analysis.id, form?.key ?? null).queryKey, analysis);
      turnTo(analysis.id, file.name);
    },
  });
  if (id !== null) {
    return (
      <Uploaded
        key={id}
        id={id}
        form={form}
        name={search.get("name") ?? ""}
        onNamed={(name) => turnTo(id, name)}
        onAnother={() => turnTo(null)}
      />
    );
  }
  return (
    <div className="m-import">
      <PageHeader title={form ? t("intoTitle", { form: form.title }) : t("title")} />
      <p>{t(form ? "intoLead" : "lead")}</p>
      {upload.error && <ProblemView failure={upload.error} />}
      {form && (
        <p>
          <a href={records.templateAddress(form.key)} download>
            {t("template")}
          </a>
          {t("templateHint")}
        </p>
      )}
      <WorkbookDrop busy={upload.isPending} onFile={(file) => upload.mutate(file)} />
    </div>
  );
}

interface UploadedProps {
  readonly id: string;
  readonly form: Into | null;
  readonly name: string;
  readonly onNamed: (name: string) => void;
  readonly onAnother: () => void;
}

function Uploaded({ id, form, name, onNamed, onAnother }: UploadedProps) {
  const queries = useQueryClient();
  const isFresh = queries.getQueryData(imports.sheets(id, form?.key ?? null).queryKey) !== undefined;
  const sheets = useQuery(imports.sheets(id, form?.key ?? null));
  const checked = useQuery({ ...imports.check(id), enabled: !isFresh, refetchInterval: false });
  if (sheets.error) return <FailureState failure={sheets.error} onRetry={onAnother} />;
  if (!sheets.data || checked.isLoading) return <DelayedSkeleton />;
  return sheets.data.form ? (
    <ImportMapping analysis={sheets.data} form={sheets.data.form} asked={checked.data?.asked} onAnother={onAnother} />
  ) : (
    <ImportPreview
      analysis={sheets.data}
      fileName={name}
      asked={checked.data?.asked}
      onNamed={onNamed}
      onAnother={onAnother}
    />
  );
}
