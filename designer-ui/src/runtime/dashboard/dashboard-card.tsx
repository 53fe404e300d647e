import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type CSSProperties, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ApiProblem } from "../../api/http.ts";
import { type DashboardItem, type ReportParameters, type ReportRow, reports } from "../../api/reports.ts";
import { charts } from "../../charts/catalog.ts";
import { useText } from "../../i18n/texts.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { paths } from "../../model/paths.ts";

interface DashboardCardProps {
  readonly dashboard: string;
  readonly item: DashboardItem;
  readonly params: ReportParameters;
}

/** One chart; a click on a figure opens exactly the records behind it. */
export function DashboardCard({ dashboard, item, params }: DashboardCardProps) {
  const text = useText();
  const { x, y, w, h } = item.layout;
  const place = { "--x": x, "--y": y, "--w": w, "--h": h } as CSSProperties;
  const heading = `${dashboard}-${item.key}`;
  return (
    <section className="m-dashboard-item" data-type={item.type} style={place} aria-labelledby={heading}>
      <h2 id={heading}>{text(item.title)}</h2>
      <div className="m-dashboard-chart">
        <Figures dashboard={dashboard} item={item} params={params} />
      </div>
    </section>
  );
}

function Figures({ dashboard, item, params }: DashboardCardProps) {
  const { t } = useTranslation("dashboard");
  const navigate = useNavigate();
  const answer = useQuery({ ...reports.item(dashboard, item.key, params), placeholderData: keepPreviousData });
  const Chart = charts[item.type];

  if (!Chart) return <p className="m-dashboard-none">{t("unknownChart", { type: item.type })}</p>;
  if (answer.error instanceof ApiProblem && answer.error.code === "figure_not_available") {
    return <p className="m-dashboard-none">{answer.error.message}</p>;
  }
  if (answer.error) return <ProblemView failure={answer.error} />;
  if (!answer.data) return <DelayedSkeleton />;
  if (answer.data.rows.length === 0) return <p className="m-dashboard-none">{t("noFigures")}</p>;

  const { form } = answer.data;
  const open = (row: ReportRow) => navigate(paths.selection(form, row.selection));
  return (
    <Suspense fallback={<DelayedSkeleton />}>
      <Chart table={answer.data} onSelect={open} />
    </Suspense>
  );
}
