import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { rules } from "../../api/rules.ts";
import { RunList } from "../../form-view/run-list.tsx";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { EmptyState } from "../../kit/empty-state.tsx";
import { FailureState } from "../../kit/failure-state.tsx";

/** Which rules the record set off, the newest first. */
export function RunsTab({ form, id }: { readonly form: string; readonly id: string }) {
  const { t } = useTranslation("runs");
  const { data, error, refetch } = useQuery(rules.runsOf(form, id));
  if (error) return <FailureState failure={error} onRetry={refetch} />;
  if (!data) return <DelayedSkeleton />;
  if (data.items.length === 0) return <EmptyState icon="zap" title={t("noneOfRecord")} />;
  return <RunList runs={data.items} of="record" />;
}
