import { Alert, Button, Progress } from "antd";
import { useTranslation } from "react-i18next";
import type { ImportCheck } from "../../api/imports.ts";
import { formatCount } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/language.ts";
import { ProblemList, ProblemView } from "../../kit/problem-view.tsx";
import { RowReasons } from "./row-reasons.tsx";
import type { Check } from "./use-import-check.ts";

const SHOWN = 5;

interface CheckPanelProps {
  readonly check: Check;
  readonly rows: number;
}

/** The count of what would come in, before anything is written, with the first reasons of what would not. */
export function CheckPanel({ check, rows }: CheckPanelProps) {
  const { t } = useTranslation("import");
  if (check.error) return <ProblemView failure={check.error} />;
  if (check.running) return <Looking run={check.running} onCancel={check.cancel} />;
  if (check.problem) return <ProblemList title={t("checkFailed")} problems={[check.problem]} />;
  return (
    <>
      {check.asksFirst && (
        <div className="m-import-check">
          <Button loading={check.isPending} onClick={check.ask}>
            {t(check.report ? "checkAgain" : "check")}
          </Button>
          <small>{t("checkHint")}</small>
        </div>
      )}
      {check.report && !check.asksFirst && <Found check={check} report={check.report} rows={rows} />}
    </>
  );
}

function Looking({ run, onCancel }: { readonly run: ImportCheck; readonly onCancel: () => void }) {
  const { t } = useTranslation("import");
  const language = useLanguage();
  const percent = run.total === 0 ? 0 : Math.min(100, Math.floor((run.processed / run.total) * 100));
  return (
    <div className="m-import-check">
      <Progress percent={percent} status="active" aria-label={t("checking")} />
      <p role="status">
        {t("checkedSoFar", {
          processed: formatCount(run.processed, language),
          total: formatCount(run.total, language),
        })}
      </p>
      <div>
        <Button onClick={onCancel}>{t("cancelCheck")}</Button>
      </div>
      <small>{t("leaveCheck")}</small>
    </div>
  );
}

function Found({ check, report, rows }: CheckPanelProps & { readonly report: NonNullable<Check["report"]> }) {
  const { t } = useTranslation("import");
  const language = useLanguage();
  const count = (number: number) => formatCount(number, language);
  const figures = [
    t("wouldCome", { count: count(report.good) }),
    ...(report.bad > 0 ? [t("wouldNot", { count: count(report.bad) })] : []),
    ...(report.warnings > 0 ? [t("wouldWarn", { count: count(report.warnings) })] : []),
    ...(report.made > 0 ? [t("wouldMake", { count: count(report.made) })] : []),
  ];
  return (
    <Alert
      role="status"
      aria-busy={check.isPending}
      type={report.bad > 0 ? "warning" : "success"}
      showIcon
      title={figures.join(t("between"))}
      description={
        <>
          <RowReasons reasons={report.samples.slice(0, SHOWN)} />
          {report.differences.length > 0 && (
            <>
              <p>{t("differs")}</p>
              <RowReasons reasons={report.differences.slice(0, SHOWN)} />
            </>
          )}
          {report.tried > 0 && report.tried < report.records - report.bad && (
            <small>{t("triedOnly", { tried: count(report.tried), rows: count(rows) })}</small>
          )}
        </>
      }
    />
  );
}
