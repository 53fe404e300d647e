import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Popconfirm, Progress, Space } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { type ImportRun, imports } from "../../api/imports.ts";
import { formatCount } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/language.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { PageHeader } from "../../kit/page-header.tsx";
import { ProblemList, ProblemView } from "../../kit/problem-view.tsx";
import { paths } from "../../model/paths.ts";
import { RowReasons } from "./row-reasons.tsx";
import "./import.css";

const TITLES = {
  analysed: "running",
  running: "running",
  done: "done",
  failed: "failed",
  cancelled: "cancelled",
} as const;

/** The progress of an import and what came of it; has its own address, so that one can leave and come back. */
export function ImportRunPage() {
  const { id = "" } = useParams();
  const { t } = useTranslation("import");
  const queries = useQueryClient();
  const run = useQuery(imports.run(id));
  const finished = run.data !== undefined && run.data.state !== "running" && run.data.state !== "analysed";

  useEffect(() => {
    if (finished) void queries.invalidateQueries({ queryKey: ["apps"] });
  }, [finished, queries]);

  if (run.error) return <FailureState failure={run.error} onRetry={() => void run.refetch()} />;
  if (!run.data) return <DelayedSkeleton />;
  return (
    <div className="m-import-result">
      <PageHeader title={t(TITLES[run.data.state])} />
      {run.data.problem && <ProblemList title={t("failed")} problems={[run.data.problem]} />}
      {run.data.state === "running" && <Running id={id} run={run.data} />}
      {run.data.state === "cancelled" && <p>{t("cancelledHint")}</p>}
      {run.data.state === "failed" && run.data.processed > 0 && <p>{t("failedHint")}</p>}
      {finished && <Result id={id} run={run.data} />}
    </div>
  );
}

function Running({ id, run }: { readonly id: string; readonly run: ImportRun }) {
  const { t } = useTranslation("import");
  const language = useLanguage();
  const queries = useQueryClient();
  const cancelling = useMutation({
    mutationFn: () => imports.cancel(id),
    onSettled: () => queries.invalidateQueries({ queryKey: imports.run(id).queryKey }),
  });
  const percent = run.total === 0 ? 0 : Math.min(100, Math.floor((run.processed / run.total) * 100));
  return (
    <>
      <Progress percent={percent} status="active" aria-label={t("running")} />
      <p role="status">
        {t("progress", {
          processed: formatCount(run.processed, language),
          total: formatCount(run.total, language),
        })}
      </p>
      <div>
        <Popconfirm title={t("cancelImportAsk")} onConfirm={() => cancelling.mutate()}>
          <Button loading={cancelling.isPending}>{t("cancelImport")}</Button>
        </Popconfirm>
      </div>
      {cancelling.error && <ProblemView failure={cancelling.error} />}
      <small>{t("leave")}</small>
    </>
  );
}

function Result({ id, run }: { readonly id: string; readonly run: ImportRun }) {
  const { t } = useTranslation("import");
  const language = useLanguage();
  const left = Math.max(0, run.total - run.processed);
  const figures = [
    ["good", run.good],
    ["bad", run.bad],
    ["warnings", run.warnings],
    ...(run.made > 0 ? [["made", run.made] as const] : []),
    ...(run.state !== "done" && left > 0 ? [["left", left] as const] : []),
  ] as const;
  return (
    <>
      <dl className="m-import-figures">
        {figures.map(([figure, count]) => (
          <div key={figure}>
            <dt>{t(figure)}</dt>
            <dd data-figure={figure}>{formatCount(count, language)}</dd>
          </div>
        ))}
      </dl>
      <Space wrap>
        {run.form && (
          <Link to={paths.form(run.form)}>
            <Button type="primary">{t("open")}</Button>
          </Link>
        )}
        {(run.bad > 0 || run.differences.length > 0) && (
          <Button href={imports.rejectedAddress(id)} download>
            {t(run.bad > 0 ? "rejected" : "differences")}
          </Button>
        )}
      </Space>
      {run.samples.length > 0 && (
        <section>
          <h2>{t("someProblems")}</h2>
          <RowReasons reasons={run.samples} />
        </section>
      )}
      {run.differences.length > 0 && (
        <section>
          <h2>{t("someDifferences")}</h2>
          <RowReasons reasons={run.differences} />
        </section>
      )}
    </>
  );
}
