import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../../../api/http.ts";
import { reports } from "../../../api/reports.ts";
import { Figures } from "../../../charts/figures.tsx";
import { useText } from "../../../i18n/texts.ts";
import { DelayedSkeleton } from "../../../kit/delayed-skeleton.tsx";
import { FailureState } from "../../../kit/failure-state.tsx";
import { packageOf, qualified } from "../../../model/menu.ts";
import { useEditor } from "../../editor-context.tsx";
import type { NodeViewProps } from "../catalog.ts";
import "../nodes.css";

/** A drawing needs room; a single figure or a list takes what it needs. */
const HEIGHTS: Readonly<Record<string, number>> = { bar: 240, line: 240, pie: 240, funnel: 240 };
const DEFAULTS = {};

/** A figure of a dashboard over the records that point to this one; nothing for those who may not open the dashboard. */
export function View({ node }: NodeViewProps) {
  const { t } = useTranslation("nodes");
  const text = useText();
  const { form, record } = useEditor();
  const key = qualified(packageOf(form.shape.key), node.dashboard ?? "");
  const dashboard = useQuery({ ...reports.dashboard(key), enabled: Boolean(node.dashboard), retry: false });
  const item = dashboard.data?.items.find((one) => one.key === node.item);
  const closed = dashboard.error instanceof ApiProblem && dashboard.error.status === 404;
  if (!node.dashboard || closed || (dashboard.data && !item)) return null;
  const title = text(node.title) || text(item?.title);
  return (
    <section className="m-node-block" aria-label={title || undefined}>
      {title && <h2>{title}</h2>}
      {dashboard.error && !closed && (
        <FailureState failure={dashboard.error} onRetry={() => void dashboard.refetch()} />
      )}
      {record === null && <p className="m-muted">{t("chart.later")}</p>}
      {record !== null && !dashboard.error && (
        <div className="m-node-chart" style={{ blockSize: node.height ?? HEIGHTS[item?.type ?? ""] }}>
          {item ? (
            <Figures dashboard={key} item={item} params={DEFAULTS} of={{ via: node.via ?? "", record }} />
          ) : (
            <DelayedSkeleton rows={3} />
          )}
        </div>
      )}
    </section>
  );
}
