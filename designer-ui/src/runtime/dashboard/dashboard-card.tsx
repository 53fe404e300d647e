import type { CSSProperties } from "react";
import type { DashboardItem, ReportParameters } from "../../api/reports.ts";
import { Figures } from "../../charts/figures.tsx";
import { useText } from "../../i18n/texts.ts";

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
