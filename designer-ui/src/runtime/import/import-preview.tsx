import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { type ImportAnalysis, type ImportSheet, imports } from "../../api/imports.ts";
import { paths } from "../../model/paths.ts";
import { ColumnRow } from "./column-row.tsx";
import { type ChosenColumn, plansOf } from "./columns.ts";
import { ImportFrame } from "./import-frame.tsx";

interface ImportPreviewProps {
  readonly analysis: ImportAnalysis;
  readonly fileName: string;
  readonly onAnother: () => void;
}

function chosen(sheet: ImportSheet | undefined): readonly ChosenColumn[] {
  return (sheet?.columns ?? []).map((column) => ({ ...column, skip: column.samples.length === 0 }));
}

/** What each column would become, open to correction. */
export function ImportPreview({ analysis, fileName, onAnother }: ImportPreviewProps) {
  const { t } = useTranslation("import");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [sheetIndex, setSheetIndex] = useState(0);
  const sheet = analysis.sheets[sheetIndex];
  const [columns, setColumns] = useState(() => chosen(sheet));
  const [title, setTitle] = useState(fileName.replace(/\.[^.]+$/, ""));
  const start = useMutation({
    mutationFn: async () => {
      if (!sheet) return;
      await imports.start(analysis.id, {
        sheet: sheet.index,
        headerRow: sheet.headerRow,
        rows: sheet.rows,
        target: { title: title.trim(), appTitle: title.trim() },
        columns: plansOf(columns),
      });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["apps"] });
      navigate(paths.importRun(analysis.id));
    },
  });
  const change = (index: number, column: ChosenColumn) =>
    setColumns(columns.map((known) => (known.index === index ? column : known)));
  const switchSheet = (index: number) => {
    setSheetIndex(index);
    setColumns(chosen(analysis.sheets[index]));
  };

  return (
    <ImportFrame
      title={t("title")}
      analysis={analysis}
      chosen={sheetIndex}
      onChoose={switchSheet}
      asked={
        // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
        <label>
          {t("formTitle")}
          <Input value={title} maxLength={60} onChange={({ target }) => setTitle(target.value)} />
        </label>
      }
      start={{
        label: t("start"),
        ready: sheet !== undefined && columns.length > 0 && title.trim() !== "",
        isPending: start.isPending,
        error: start.error,
        mutate: () => start.mutate(),
      }}
      onAnother={onAnother}
    >
      {({ headerRow, rows }) => (
        <>
          <p>{t("header", { row: headerRow, rows, columns: columns.length })}</p>
          <div className="m-import-table">
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("bring")}</th>
                  <th scope="col">{t("column")}</th>
                  <th scope="col">{t("becomes")}</th>
                  <th scope="col">{t("type")}</th>
                  <th scope="col">{t("required")}</th>
                  <th scope="col">{t("samples")}</th>
                </tr>
              </thead>
              <tbody>
                {columns.map((column) => (
                  <ColumnRow key={column.index} column={column} onChange={(next) => change(column.index, next)} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </ImportFrame>
  );
}
