import { Tabs } from "antd";
import { type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { lazily } from "../../kit/lazily.ts";
import type { FormShape } from "../../model/form-shape.ts";

const CommentsTab = lazily(() => import("./comments-tab.tsx").then((file) => file.CommentsTab));
const CommentsLabel = lazily(() => import("./comments-tab.tsx").then((file) => file.CommentsLabel));
const HistoryTab = lazily(() => import("./history-tab.tsx").then((file) => file.HistoryTab));
const RunsTab = lazily(() => import("./runs-tab.tsx").then((file) => file.RunsTab));

interface RecordTabsProps {
  readonly form: string;
  readonly id: string;
  readonly shape: FormShape;
  /** The comment that is shown; null for none in particular. */
  readonly at: string | null;
  /** Whether comments stand within the form, and so in no tab. */
  readonly discussed: boolean;
  readonly details: ReactNode;
  readonly active: string;
  readonly onChange: (tab: string) => void;
}

/** A record with what was said of it, what it has been and what rules did to it. */
export function RecordTabs({ form, id, shape, at, discussed, details, active, onChange }: RecordTabsProps) {
  const { t } = useTranslation("record");
  return (
    <Tabs
      className="m-record-tabs"
      size="small"
      activeKey={active}
      onChange={onChange}
      items={[
        { key: "details", label: t("tab.details"), children: details },
        ...(discussed
          ? []
          : [
              {
                key: "comments",
                label: (
                  <Suspense fallback={t("tab.comments")}>
                    <CommentsLabel form={form} id={id} />
                  </Suspense>
                ),
                children: (
                  <Suspense fallback={<DelayedSkeleton />}>
                    <CommentsTab form={form} id={id} at={at} />
                  </Suspense>
                ),
              },
            ]),
        {
          key: "history",
          label: t("tab.history"),
          children: (
            <Suspense fallback={<DelayedSkeleton />}>
              <HistoryTab form={form} id={id} shape={shape} />
            </Suspense>
          ),
        },
        {
          key: "runs",
          label: t("tab.runs"),
          children: (
            <Suspense fallback={<DelayedSkeleton />}>
              <RunsTab form={form} id={id} />
            </Suspense>
          ),
        },
      ]}
    />
  );
}
