import { useMutation } from "@tanstack/react-query";
import { Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ImportAnalysis, type ImportSheet, imports } from "../../../api/imports.ts";
import { ProblemView } from "../../../kit/problem-view.tsx";
import { clipOfColumns } from "../../../model/designer/taken-fields.ts";
import { ColumnTable } from "../../../runtime/import/column-table.tsx";
import { type ChosenColumn, chosenColumns } from "../../../runtime/import/columns.ts";
import { WorkbookDrop } from "../../../runtime/import/workbook-drop.tsx";
import { useSurrounding } from "../design-context.tsx";
import { usePaste } from "../use-clipboard.ts";
import "../../../runtime/import/import.css";

/** Fields for the columns of a workbook: each is guessed, corrected where need be, and all come in one step. */
export function ExcelFields({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("designer-palette");
  const upload = useMutation({
    mutationFn: async (file: File) => ({ name: file.name, analysis: await imports.upload(file, null) }),
  });
  if (upload.data) return <Columns fileName={upload.data.name} analysis={upload.data.analysis} onClose={onClose} />;
  return (
    <Modal open title={t("take.excel")} footer={null} onCancel={onClose}>
      <p>{t("take.excelLead")}</p>
      {upload.error && <ProblemView failure={upload.error} />}
      <WorkbookDrop busy={upload.isPending} onFile={(file) => upload.mutate(file)} />
    </Modal>
  );
}

interface ColumnsProps {
  readonly fileName: string;
  readonly analysis: ImportAnalysis;
  readonly onClose: () => void;
}

function Columns({ fileName, analysis, onClose }: ColumnsProps) {
  const { t } = useTranslation("designer-palette");
  const { t: words } = useTranslation("import");
  const { form } = useSurrounding();
  const paste = usePaste();
  const filled = (sheet: ImportSheet) => sheet.columns.length > 0;
  const [sheet, setSheet] = useState(analysis.sheets.find(filled) ?? analysis.sheets[0]);
  const [columns, setColumns] = useState<readonly ChosenColumn[]>(() => chosenColumns(sheet));
  const wanted = columns.filter(({ skip, title }) => !skip && title.trim() !== "");
  const choose = (index: number) => {
    const next = analysis.sheets.find((each) => each.index === index);
    setSheet(next);
    setColumns(chosenColumns(next));
  };
  return (
    <Modal
      open
      width={920}
      title={t("take.excel")}
      okText={t("take.add", { count: wanted.length })}
      okButtonProps={{ disabled: wanted.length === 0 }}
      onCancel={onClose}
      onOk={() => {
        paste(clipOfColumns(wanted, form), { id: "takeFields", subject: () => fileName });
        onClose();
      }}
    >
      <div className="m-take">
        {analysis.sheets.length > 1 && (
          <Select
            className="m-take-sheet"
            aria-label={words("sheet")}
            value={sheet?.index ?? null}
            options={analysis.sheets.map(({ index, name }) => ({ value: index, label: name }))}
            onChange={choose}
          />
        )}
        {columns.length === 0 ? (
          <p className="m-muted">{words("noHeader")}</p>
        ) : (
          <ColumnTable columns={columns} bring={t("take.wanted")} onChange={setColumns} />
        )}
      </div>
    </Modal>
  );
}
