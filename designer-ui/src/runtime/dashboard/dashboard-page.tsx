import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { type Dashboard, reports } from "../../api/reports.ts";
import { useText } from "../../i18n/texts.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { PageHeader } from "../../kit/page-header.tsx";
import { DashboardCard } from "./dashboard-card.tsx";
import "./dashboard.css";

const PERIODS = [
  "thisWeek",
  "thisMonth",
  "lastMonth",
  "thisQuarter",
  "lastQuarter",
  "thisYear",
  "lastYear",
  "last30d",
  "last90d",
  "all",
];

interface PeriodsProps {
  readonly dashboard: Dashboard;
  readonly chosen: Readonly<Record<string, string>>;
  readonly onChoose: (key: string, value: string) => void;
}

function Periods({ dashboard, chosen, onChoose }: PeriodsProps) {
  const { t } = useTranslation("dashboard");
  const text = useText();
  return (dashboard.params ?? []).map(({ key, title }) => (
    <Select
      key={key}
      aria-label={title ? text(title) : t("period")}
      style={{ minWidth: 120 }}
      value={chosen[key] ?? "all"}
      options={PERIODS.map((period) => ({ value: period, label: t(`period.${period}`) }))}
      onChange={(value) => onChoose(key, value)}
    />
  ));
}

/** Figures and charts; what is chosen stands in the address. */
export function DashboardPage() {
  const { key = "" } = useParams();
  const [search, setSearch] = useSearchParams();
  const text = useText();
  const dashboard = useQuery(reports.dashboard(key));

  if (dashboard.error) return <FailureState failure={dashboard.error} onRetry={() => void dashboard.refetch()} />;
  if (!dashboard.data) return <DelayedSkeleton />;

  const params = Object.fromEntries(
    (dashboard.data.params ?? []).map((param) => [param.key, search.get(param.key) ?? param.default ?? "all"]),
  );
  const choose = (param: string, value: string) => {
    search.set(param, value);
    setSearch(search);
  };
  const inOrder = [...dashboard.data.items].sort((a, b) => a.layout.y - b.layout.y || a.layout.x - b.layout.x);

  return (
    <>
      <PageHeader
        title={text(dashboard.data.title)}
        actions={<Periods dashboard={dashboard.data} chosen={params} onChoose={choose} />}
      />
      <div className="m-dashboard">
        {inOrder.map((item) => (
          <DashboardCard key={item.key} dashboard={key} item={item} params={params} />
        ))}
      </div>
    </>
  );
}
