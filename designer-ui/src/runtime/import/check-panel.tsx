import { useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ImportCheck, type ImportStart, imports } from "../../api/imports.ts";
import { formatCount } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/language.ts";
import { ProblemView } from "../../kit/problem-view.tsx";

/** Longer files are looked over when somebody asks, not at every change. */
const AT_ONCE = 3_000;
const SHOWN = 5;

interface Check {
  readonly report: ImportCheck | undefined;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly asksFirst: boolean;
  readonly ask: () => void;
}

/** What the import would come to, kept up with what the user chooses. */
export function useImportCheck(id: string, body: ImportStart, ready: boolean): Check {
  const [asked, setAsked] = useState("");
  const key = JSON.stringify(body);
  const isShort = body.rows <= AT_ONCE;
  const check = useQuery({ ...imports.check(id, body), enabled: ready && (isShort || asked === key) });
  const isOld = !ready || (!isShort && asked !== key);
  return {
    report: ready ? check.data : undefined,
    isPending: check.isFetching,
    error: check.error,
    asksFirst: ready && isOld,
    ask: () => setAsked(key),
  };
}

interface CheckPanelProps {
  readonly check: Check;
  readonly rows: number;
}

/** The count of what would come in, before anything is written, with the first reasons of what would not. */
export function CheckPanel({ check, rows }: CheckPanelProps) {
  const { t } = useTranslation("import");
  const language = useLanguage();
  const { report } = check;
  if (check.error) return <ProblemView failure={check.error} />;
  if (check.asksFirst) {
    return (
      <div className="m-import-check">
        <Button loading={check.isPending} onClick={check.ask}>
          {t("check")}
        </Button>
        <small>{t("checkHint")}</small>
      </div>
    );
  }
  if (!report) return null;
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
          {report.samples.length > 0 && (
            <ul className="m-import-reasons">
              {report.samples.slice(0, SHOWN).map(({ sheet, row, column, message }) => (
                <li key={`${sheet} ${row} ${column} ${message}`}>
                  {t(sheet ? "rowOn" : "row", { row, sheet })}
                  {column && ` · ${column}`}：{message}
                </li>
              ))}
            </ul>
          )}
          {report.tried > 0 && report.tried < report.records - report.bad && (
            <small>{t("triedOnly", { tried: count(report.tried), rows: count(rows) })}</small>
          )}
        </>
      }
    />
  );
}
