import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { type ImportAnalysis, imports } from "../../api/imports.ts";
import { paths } from "../../model/paths.ts";
import { ColumnTable } from "./column-table.tsx";
import { chosenColumns, plansOf } from "./columns.ts";
import { ImportFrame } from "./import-frame.tsx";

interface ImportPreviewProps {
  readonly analysis: ImportAnalysis;
  readonly fileName: string;
  readonly onAnother: () => void;
}

/** What each column would become, open to correction. */
export function ImportPreview({ analysis, fileName, onAnother }: ImportPreviewProps) {
  const { t } = useTranslation("import");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [sheetIndex, setSheetIndex] = useState(0);
  const sheet = analysis.sheets[sheetIndex];
  const [columns, setColumns] = useState(() => chosenColumns(sheet));
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
  const switchSheet = (index: number) => {
    setSheetIndex(index);
    setColumns(chosenColumns(analysis.sheets[index]));
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
          <ColumnTable columns={columns} onChange={setColumns} />
        </>
      )}
    </ImportFrame>
  );
}
