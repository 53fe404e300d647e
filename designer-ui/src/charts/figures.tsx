import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ApiProblem } from "../api/http.ts";
import {
  type DashboardItem,
  type FigureRecord,
  type ReportParameters,
  type ReportRow,
  reports,
} from "../api/reports.ts";
import { DelayedSkeleton } from "../kit/delayed-skeleton.tsx";
import { lazily } from "../kit/lazily.ts";
import { ProblemView } from "../kit/problem-view.tsx";
import { paths } from "../model/paths.ts";
import { charts } from "./catalog.ts";
import { currencyColumnOf } from "./cells.ts";

const OneCurrency = lazily(() => import("./one-currency.tsx").then((file) => file.OneCurrency));

/** They show amounts in several currencies side by side, each with its sign; others show one currency at a time. */
const OF_SEVERAL = new Set(["kpi", "table"]);

interface FiguresProps {
  readonly dashboard: string;
  readonly item: Pick<DashboardItem, "key" | "type">;
  readonly params: ReportParameters;
  /** The record that what is counted has to point to; everything is counted without one. */
  readonly of?: FigureRecord;
}

/** The figures of one item of a dashboard, drawn; a click on one opens exactly the records behind it. */
export function Figures({ dashboard, item, params, of }: FiguresProps) {
  const { t } = useTranslation("dashboard");
  const navigate = useNavigate();
  const answer = useQuery({ ...reports.item(dashboard, item.key, params, of), placeholderData: keepPreviousData });
  const Chart = charts[item.type];

  if (!Chart) return <p className="m-muted">{t("unknownChart", { type: item.type })}</p>;
  if (answer.error instanceof ApiProblem && answer.error.code === "figure_not_available") {
    return <p className="m-muted">{answer.error.message}</p>;
  }
  if (answer.error) return <ProblemView failure={answer.error} />;
  if (!answer.data) return <DelayedSkeleton />;
  if (answer.data.rows.length === 0) return <p className="m-muted">{t("noFigures")}</p>;

  const { form } = answer.data;
  const open = (row: ReportRow) => navigate(paths.selection(form, row.selection));
  const by = OF_SEVERAL.has(item.type) ? undefined : currencyColumnOf(answer.data);
  return (
    <Suspense fallback={<DelayedSkeleton />}>
      {by ? (
        <OneCurrency by={by} Chart={Chart} table={answer.data} onSelect={open} />
      ) : (
        <Chart table={answer.data} onSelect={open} />
      )}
    </Suspense>
  );
}
