import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { metadata } from "../../api/metadata.ts";
import { rules } from "../../api/rules.ts";
import { RunList } from "../../form-view/run-list.tsx";
import { useText } from "../../i18n/texts.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { EmptyState } from "../../kit/empty-state.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { PageHeader } from "../../kit/page-header.tsx";
import type { LocalizedText } from "../../model/localized-text.ts";
import { packageOf } from "../../model/menu.ts";
import { paths } from "../../model/paths.ts";
import "./rule-log.css";

/** What a rule did, and why not. */
export function RuleLogPage() {
  const { t } = useTranslation("runs");
  const { rule = "" } = useParams();
  const text = useText();
  const navigate = useNavigate();
  const object = useQuery(metadata.one("rule", rule));
  const runs = useInfiniteQuery(rules.runs(rule));

  const failure = object.error ?? runs.error;
  if (failure) return <FailureState failure={failure} onRetry={() => void runs.refetch()} />;
  if (!object.data || !runs.data) return <DelayedSkeleton />;
  const doc = object.data.published ?? object.data.draft;
  const items = runs.data.pages.flatMap((page) => page.items);
  return (
    <div className="m-rule-log">
      <PageHeader
        title={t("title", { rule: text(doc?.["title"] as LocalizedText | undefined) || rule })}
        actions={<Button onClick={() => navigate(paths.design(packageOf(rule)))}>{t("back")}</Button>}
      />
      {items.length === 0 ? (
        <EmptyState icon="zap" title={t("none")}>
          {t("noneHint")}
        </EmptyState>
      ) : (
        <RunList runs={items} of="rule" />
      )}
      {runs.hasNextPage && (
        <Button type="text" loading={runs.isFetchingNextPage} onClick={() => runs.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </div>
  );
}
