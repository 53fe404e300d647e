import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { type Notification, notifications } from "../../api/notifications.ts";
import { formatAgo } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/language.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { EmptyState } from "../../kit/empty-state.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { PageHeader } from "../../kit/page-header.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { paths } from "../../model/paths.ts";
import "./notifications.css";

/** Everything the person was told, what is unread first. */
export function NotificationsPage() {
  const { t } = useTranslation("notifications");
  const queries = useQueryClient();
  const pages = useInfiniteQuery({ ...notifications.pages(), refetchInterval: 30_000 });
  const read = useMutation({
    mutationFn: notifications.read,
    onSettled: () => queries.invalidateQueries({ queryKey: notifications.all }),
  });
  if (pages.error) return <FailureState failure={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <DelayedSkeleton />;

  const items = pages.data.pages.flatMap((page) => page.items);
  const unread = items.filter((notice) => !notice.read);
  const seen = items.filter((notice) => notice.read);
  return (
    <div className="m-notifications">
      <PageHeader
        title={t("title")}
        actions={
          unread.length > 0 && (
            <Button loading={read.isPending} onClick={() => read.mutate({ all: true })}>
              {t("readAll")}
            </Button>
          )
        }
      />
      {read.error && <ProblemView failure={read.error} />}
      {items.length === 0 && (
        <EmptyState icon="bell" title={t("empty")}>
          {t("emptyHint")}
        </EmptyState>
      )}
      <Notices title={t("unread")} notices={unread} onRead={(ids) => read.mutate({ ids })} />
      <Notices title={t("seen")} notices={seen} onRead={() => undefined} />
      {pages.hasNextPage && (
        <Button type="text" loading={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </div>
  );
}

interface NoticesProps {
  readonly title: string;
  readonly notices: readonly Notification[];
  readonly onRead: (ids: readonly string[]) => void;
}

function Notices({ title, notices, onRead }: NoticesProps) {
  const { t } = useTranslation("notifications");
  const language = useLanguage();
  const navigate = useNavigate();
  if (notices.length === 0) return null;
  const open = (notice: Notification) => {
    if (!notice.read) onRead([notice.id]);
    if (notice.form !== undefined && notice.record !== undefined) {
      navigate(paths.place(notice.form, notice.record, notice.anchor));
    }
  };
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {notices.map((notice) => (
          <li key={notice.id} {...(notice.read ? {} : { "data-unread": true })}>
            <button type="button" className="m-plain" onClick={() => open(notice)}>
              <b>{notice.title}</b>
              {notice.body && <span>{notice.body}</span>}
              <small>{formatAgo(notice.at, language)}</small>
            </button>
            {!notice.read && (
              <Button
                type="text"
                size="small"
                aria-label={t("readOne", { title: notice.title })}
                onClick={() => onRead([notice.id])}
              >
                {t("read")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
