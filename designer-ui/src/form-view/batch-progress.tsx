import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Progress } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { records } from "../api/records.ts";
import { type RuleBatch, rules } from "../api/rules.ts";
import { DelayedSkeleton } from "../kit/delayed-skeleton.tsx";
import { FailureState } from "../kit/failure-state.tsx";
import { ProblemList, useFailureText } from "../kit/problem-view.tsx";
import { paths } from "../model/paths.ts";
import "./batch-progress.css";

/** How far a rule is on its way through many records, and on which of them it was not done. */
export function BatchProgress({ id }: { readonly id: string }) {
  const { t } = useTranslation("actions");
  const queries = useQueryClient();
  const { data: batch, error, refetch } = useQuery(rules.batch(id));
  const ended = batch !== undefined && batch.state !== "running";
  const form = batch?.form;
  useEffect(() => {
    if (ended && form) void queries.invalidateQueries({ queryKey: records.all(form) });
  }, [ended, form, queries]);
  if (error) return <FailureState failure={error} onRetry={() => void refetch()} />;
  if (!batch) return <DelayedSkeleton rows={2} />;
  return (
    <div className="m-batch">
      {batch.problem && <ProblemList title={t("batch.failed")} problems={[batch.problem]} />}
      <Progress
        percent={Math.floor((batch.processed / batch.total) * 100)}
        status={batch.state === "running" ? "active" : batch.refused > 0 || batch.problem ? "normal" : "success"}
        aria-label={batch.title}
      />
      <p role="status">
        {t(`batch.${batch.state}`, { processed: batch.processed, total: batch.total, done: batch.done })}
      </p>
      {batch.state === "running" && <Stop id={id} />}
      {batch.refused > 0 && <Refused batch={batch} />}
    </div>
  );
}

function Stop({ id }: { readonly id: string }) {
  const { t } = useTranslation("actions");
  const { message } = App.useApp();
  const textOf = useFailureText();
  const queries = useQueryClient();
  const stop = useMutation({
    mutationFn: () => rules.stop(id),
    onSuccess: (batch) => queries.setQueryData(rules.batch(id).queryKey, batch),
    onError: (failure) => void message.error(textOf(failure)),
  });
  return (
    <div>
      <Button size="small" loading={stop.isPending} onClick={() => stop.mutate()}>
        {t("batch.stop")}
      </Button>
    </div>
  );
}

function Refused({ batch }: { readonly batch: RuleBatch }) {
  const { t } = useTranslation("actions");
  const pages = useInfiniteQuery({
    ...rules.refused(batch.id, batch.state === "running" ? Math.min(batch.refused, 50) : batch.refused),
    placeholderData: (known) => known,
  });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section>
      <p>{t("failedOf", { count: batch.refused })}</p>
      <ul className="m-run-refused">
        {items.map(({ record, name, problems }) => (
          <li key={record}>
            {name ? <Link to={paths.record(batch.form, record)}>{name}</Link> : <span>{t("batch.unnamed")}</span>}{" "}
            {problems.map(({ message }) => message).join(" ")}
          </li>
        ))}
      </ul>
      {pages.hasNextPage && (
        <Button size="small" type="link" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t("batch.more")}
        </Button>
      )}
      <p className="m-muted">{t("nothingWritten")}</p>
    </section>
  );
}
