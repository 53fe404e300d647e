import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { type ImportAnalysis, type ImportStart, imports } from "../../api/imports.ts";
import { paths } from "../../model/paths.ts";
import { CheckPanel } from "./check-panel.tsx";
import { ColumnTable } from "./column-table.tsx";
import { asksOrder, chosenColumns, detailsOf, type LineSheet, plansOf } from "./columns.ts";
import { ImportFrame } from "./import-frame.tsx";
import { LineSheetChoice } from "./line-sheet-choice.tsx";
import { resumedAnew } from "./resume.ts";
import { useImportCheck } from "./use-import-check.ts";

interface ImportPreviewProps {
  readonly analysis: ImportAnalysis;
  readonly fileName: string;
  /** What was asked of the last check, for whoever comes back to it. */
  readonly asked?: ImportStart | undefined;
  /** Called with the title of the form once it is typed. */
  readonly onNamed: (title: string) => void;
  readonly onAnother: () => void;
}

/** What each column would become, open to correction. */
export function ImportPreview({ analysis, fileName, asked, onNamed, onAnother }: ImportPreviewProps) {
  const { t } = useTranslation("import");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [before] = useState(() => asked && resumedAnew(analysis, asked));
  const [sheetIndex, setSheetIndex] = useState(before?.sheet ?? 0);
  const sheet = analysis.sheets[sheetIndex];
  const [columns, setColumns] = useState(() => before?.columns ?? chosenColumns(sheet));
  const [title, setTitle] = useState(fileName.replace(/\.(xlsx|csv)$/i, ""));
  const [linesTitle, setLinesTitle] = useState(() => before?.lines?.sheet.name ?? t("linesTitleDefault"));
  const [lines, setLines] = useState<LineSheet | null>(before?.lines ?? null);
  const hasLines = lines !== null || columns.some(({ skip, line }) => !skip && line);
  const own = lines === null ? columns : columns.map(({ line: _line, ...column }) => column);
  const untold = [...columns, ...(lines?.columns ?? [])].filter(
    (column) => !column.skip && asksOrder(column) && column.order === undefined,
  );
  const ready = sheet !== undefined && columns.some(({ skip }) => !skip) && title.trim() !== "";
  const body: ImportStart = {
    sheet: sheet?.index ?? 0,
    headerRow: sheet?.headerRow ?? 0,
    rows: sheet?.rows ?? 0,
    target: { title: title.trim(), appTitle: title.trim(), ...(hasLines ? { lines: linesTitle.trim() } : {}) },
    columns: plansOf(own),
    ...(lines ? { details: detailsOf(lines) } : {}),
  };
  const check = useImportCheck(analysis.id, { ...body, target: { title: "-" } }, ready, before !== undefined);
  const start = useMutation({
    mutationFn: () => imports.start(analysis.id, body),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["apps"] });
      navigate(paths.importRun(analysis.id));
    },
  });
  const switchSheet = (index: number) => {
    setSheetIndex(index);
    setColumns(chosenColumns(analysis.sheets[index]));
    setLines(null);
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
          <Input
            value={title}
            maxLength={60}
            onChange={({ target }) => setTitle(target.value)}
            onBlur={() => onNamed(title)}
          />
        </label>
      }
      also={
        hasLines && (
          // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
          <label>
            {t("linesTitle")}
            <Input value={linesTitle} maxLength={60} onChange={({ target }) => setLinesTitle(target.value)} />
          </label>
        )
      }
      start={{
        label: t("start"),
        ready: ready && untold.length === 0,
        hindrance: check.isHopeless ? t("nothingFits") : undefined,
        isPending: start.isPending,
        error: start.error,
        mutate: () => start.mutate(),
      }}
      onAnother={onAnother}
    >
      {({ headerRow, rows }) => (
        <>
          <p>{t("header", { row: headerRow, rows, columns: columns.length })}</p>
          {untold.length > 0 && (
            <Alert
              type="warning"
              showIcon
              title={t("orderNeeded", { columns: untold.map(({ header }) => header).join("、") })}
            />
          )}
          <CheckPanel check={check} rows={rows} />
          <ColumnTable columns={columns} withLines={lines === null} onChange={setColumns} />
          {sheet && analysis.sheets.length > 1 && (
            <LineSheetChoice
              records={sheet}
              sheets={analysis.sheets.filter((other) => other !== sheet && other.headerRow > 0)}
              lines={lines}
              onChange={(next) => {
                setLines(next);
                if (next && next.sheet !== lines?.sheet) setLinesTitle(next.sheet.name);
              }}
            />
          )}
        </>
      )}
    </ImportFrame>
  );
}
