import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { isUnderWay, recompute } from "../../api/recompute.ts";
import { records } from "../../api/records.ts";
import { formatCount } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/language.ts";
import type { Recompute } from "../../model/generated/rest.ts";
import { ProgressBanner } from "./progress-banner.tsx";

/** After a publish that changes what formulas give: how far the records are; one may leave and come back. */
export function RecomputeBanner({ form }: { readonly form: string }) {
  const { t } = useTranslation("designer-publish");
  const queries = useQueryClient();
  const { data: run } = useQuery(recompute(form));
  const underWay = isUnderWay(run);
  const [watched, setWatched] = useState(false);

  useEffect(() => {
    if (underWay) setWatched(true);
    else if (watched) void queries.invalidateQueries({ queryKey: [...records.all(form)] });
  }, [underWay, watched, queries, form]);

  if (!run || run.reason === "daily") return null;
  if (underWay) return <UnderWay run={run} />;
  if (run.state === "failed") return <Alert banner type="error" showIcon closable title={t("recompute.failed")} />;
  return watched && run.state === "done" ? <Done run={run} /> : null;
}

function UnderWay({ run }: { readonly run: Recompute }) {
  const { t } = useTranslation("designer-publish");
  return (
    <ProgressBanner
      total={run.total ?? null}
      processed={run.processed ?? 0}
      label={t("recompute.progress")}
      queued={t("recompute.queued")}
      running={(figures) => t("recompute.running", figures)}
      note={t("recompute.leave")}
    />
  );
}

function Done({ run }: { readonly run: Recompute }) {
  const { t } = useTranslation("designer-publish");
  const language = useLanguage();
  const reasons = run.reasons ?? [];
  const figures = {
    changed: formatCount(run.changed ?? 0, language),
    total: formatCount(run.processed ?? 0, language),
    failed: formatCount(run.failed ?? 0, language),
  };
  return (
    <Alert
      banner
      closable
      showIcon
      type={reasons.length > 0 ? "warning" : "success"}
      title={<span role="status">{t(reasons.length > 0 ? "recompute.doneWithout" : "recompute.done", figures)}</span>}
      description={
        reasons.length > 0 && (
          <ul className="m-recompute-reasons">
            {reasons.map(({ field, title, code, message, count }) => (
              <li key={`${field} ${code}`}>
                {t("recompute.reason", { title, message, count: formatCount(count, language) })}
              </li>
            ))}
          </ul>
        )
      }
    />
  );
}
