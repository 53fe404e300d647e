import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Upload } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { type ImportAnalysis, type ImportForm, type ImportStart, imports } from "../../api/imports.ts";
import { records } from "../../api/records.ts";
import { ProblemView } from "../../kit/problem-view.tsx";
import { paths } from "../../model/paths.ts";
import { CheckPanel } from "./check-panel.tsx";
import { DetailSheets } from "./detail-sheets.tsx";
import { ImportFrame } from "./import-frame.tsx";
import { dropMapping, keepMapping, readMapping } from "./kept-mapping.ts";
import { answered, type Detail, guessed, isFiles, missing, remembered, undecided } from "./mapping.ts";
import { MappingTable } from "./mapping-table.tsx";
import { Questions } from "./questions.tsx";
import { askedWith, resumed } from "./resume.ts";
import { useImportCheck } from "./use-import-check.ts";

interface ImportMappingProps {
  readonly analysis: ImportAnalysis;
  readonly form: ImportForm;
  /** What was asked of the last check, for whoever comes back to it. */
  readonly asked?: ImportStart | undefined;
  readonly onAnother: () => void;
}

/** Which column goes to which field of a form that exists, how it is read, and what that would come to. */
export function ImportMapping({ analysis, form, asked, onAnother }: ImportMappingProps) {
  const { t } = useTranslation("import");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [{ before, isChecked }] = useState(() => {
    const last = readMapping(analysis.id, form.key) ?? asked;
    const again = (body: ImportStart | undefined) => body && resumed(analysis, form, body, t("answer.chosen"));
    const [chosen, checked] = [again(last), again(asked)];
    const said = (of: typeof chosen) => JSON.stringify(of && askedWith(analysis, form, of));
    return { before: chosen, isChecked: checked !== undefined && said(checked) === said(chosen) };
  });
  const [sheetIndex, setSheetIndex] = useState(before?.sheet ?? 0);
  const sheet = analysis.sheets[sheetIndex];
  const columns = sheet?.columns ?? [];
  const [mapping, setMapping] = useState(() => before?.mapping ?? guessed(columns));
  const [details, setDetails] = useState<readonly Detail[]>(before?.details ?? []);
  const archive = useMutation({ mutationFn: (file: File) => imports.files(analysis.id, file) });
  const files = archive.data?.id ?? before?.files;
  const needed = missing(form, mapping);
  const untold = [
    ...undecided(columns, form, mapping),
    ...details.flatMap((detail) => undecided(detail.sheet.columns, form, detail.mapping)),
  ];
  const ready = mapping.size > 0 && needed.length === 0;
  const body = askedWith(analysis, form, { sheet: sheetIndex, mapping, details, files });
  const check = useImportCheck(analysis.id, body, ready, isChecked);
  const start = useMutation({
    mutationFn: () => imports.start(analysis.id, body),
    onSuccess: async () => {
      dropMapping(analysis.id);
      await queries.invalidateQueries({ queryKey: records.all(form.key) });
      navigate(paths.importRun(analysis.id));
    },
  });
  useEffect(() => {
    if (start.isIdle || start.isError) keepMapping(analysis.id, body);
  });
  const switchSheet = (index: number) => {
    setSheetIndex(index);
    setMapping(guessed(analysis.sheets[index]?.columns ?? []));
    setDetails([]);
  };
  const everywhere = [mapping, ...details.map((detail) => detail.mapping)];
  const takesFiles = form.fields.some(
    (field) =>
      isFiles(field) && everywhere.some((one) => [...one.values()].some(({ field: key }) => key === field.key)),
  );
  return (
    <ImportFrame
      title={t("intoTitle", { form: form.title })}
      analysis={analysis}
      chosen={sheetIndex}
      onChoose={switchSheet}
      start={{
        label: t("startInto"),
        ready: ready && untold.length === 0,
        hindrance: check.isHopeless ? t("nothingFits") : undefined,
        isPending: start.isPending,
        error: start.error,
        mutate: () => start.mutate(),
      }}
      onAnother={onAnother}
    >
      {(chosen) => (
        <>
          <p>
            {t("header", { row: chosen.headerRow, rows: chosen.rows, columns: columns.length })}{" "}
            {t("mappedCount", { mapped: mapping.size, columns: columns.length })}
          </p>
          {needed.length > 0 && (
            <Alert
              type="warning"
              showIcon
              title={t("needed", { fields: needed.map(({ title }) => title).join("、") })}
            />
          )}
          {untold.length > 0 && (
            <Alert
              type="warning"
              showIcon
              title={t("orderNeeded", { columns: untold.map(({ header }) => header).join("、") })}
            />
          )}
          <CheckPanel check={check} rows={chosen.rows} />
          <Questions
            form={form}
            columns={check.report?.columns ?? []}
            mappings={everywhere}
            onAnswer={(field, answers) => {
              setMapping((known) => answered(known, field, answers));
              setDetails((known) =>
                known.map((detail) => ({ ...detail, mapping: answered(detail.mapping, field, answers) })),
              );
            }}
            onRemember={(field, remember) => {
              setMapping((known) => remembered(known, field, remember));
              setDetails((known) =>
                known.map((detail) => ({ ...detail, mapping: remembered(detail.mapping, field, remember) })),
              );
            }}
          />
          <MappingTable
            form={form}
            columns={columns}
            fields={form.fields}
            mapping={mapping}
            checked={check.report?.columns ?? []}
            onChange={setMapping}
          />
          {form.tables.length > 0 && analysis.sheets.length > 1 && (
            <DetailSheets
              form={form}
              records={chosen}
              sheets={analysis.sheets.filter((other) => other !== chosen && other.headerRow > 0)}
              details={details}
              checked={check.report?.columns ?? []}
              onChange={setDetails}
            />
          )}
          {takesFiles && (
            <div className="m-import-files">
              <Upload
                accept=".zip"
                showUploadList={false}
                disabled={archive.isPending}
                beforeUpload={(file) => {
                  archive.mutate(file);
                  return false;
                }}
              >
                <Button loading={archive.isPending}>{t(archive.data ? "filesReplace" : "filesUpload")}</Button>
              </Upload>
              <small>{archive.data ? t("filesThere", { name: archive.variables?.name }) : t("filesHint")}</small>
              {archive.error && <ProblemView failure={archive.error} />}
            </div>
          )}
        </>
      )}
    </ImportFrame>
  );
}
