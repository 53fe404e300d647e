import { Alert, Button, Select, Space, Tooltip } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ImportAnalysis, ImportSheet } from "../../api/imports.ts";
import { PageHeader } from "../../kit/page-header.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";

interface ImportFrameProps {
  readonly title: string;
  readonly analysis: ImportAnalysis;
  /** Place of the chosen sheet among those of the workbook. */
  readonly chosen: number;
  readonly onChoose: (sheet: number) => void;
  /** What is asked before the columns, besides the sheet. */
  readonly asked?: ReactNode;
  /** The same, after the sheet. */
  readonly also?: ReactNode;
  readonly start: {
    readonly label: string;
    readonly ready: boolean;
    /** Why nothing can be started, where that is not said elsewhere. */
    readonly hindrance?: string | undefined;
    readonly isPending: boolean;
    readonly error: Error | null;
    readonly mutate: () => void;
  };
  readonly onAnother: () => void;
  /** The columns, once it is known where they are. */
  readonly children: (sheet: ImportSheet) => ReactNode;
}

/** The page that a workbook is looked at on before its rows come in: which sheet, what of it, and the button. */
export function ImportFrame({
  title,
  analysis,
  chosen,
  onChoose,
  asked,
  also,
  start,
  onAnother,
  children,
}: ImportFrameProps) {
  const { t } = useTranslation("import");
  const sheet = analysis.sheets[chosen];
  const several = analysis.sheets.length > 1;
  return (
    <div className="m-import">
      <PageHeader
        title={title}
        actions={
          <Space wrap>
            <Button onClick={onAnother}>{t("another")}</Button>
            <Tooltip title={start.hindrance}>
              <Button
                type="primary"
                loading={start.isPending}
                disabled={!start.ready || start.hindrance !== undefined}
                onClick={() => start.mutate()}
              >
                {start.label}
              </Button>
            </Tooltip>
          </Space>
        }
      />
      {(asked || several) && (
        <div className="m-import-head">
          {asked}
          {several && (
            // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
            <label>
              {t("sheet")}
              <Select
                value={chosen}
                options={analysis.sheets.map(({ name }, index) => ({ value: index, label: name }))}
                onChange={onChoose}
              />
            </label>
          )}
          {also}
        </div>
      )}
      {start.hindrance && <Alert type="error" showIcon title={start.hindrance} />}
      {start.error && <ProblemView failure={start.error} />}
      {!sheet || sheet.headerRow === 0 ? <p>{t("noHeader")}</p> : children(sheet)}
    </div>
  );
}
