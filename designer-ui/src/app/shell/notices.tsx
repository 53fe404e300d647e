import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { type Notification, notifications } from "../../api/notifications.ts";
import { formatAgo } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/language.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { paths } from "../../model/paths.ts";

/** The newest notifications, unread first, under the bell. */
export function Notices({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation("shell");
  const language = useLanguage();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const pages = useInfiniteQuery(notifications.pages());
  const read = useMutation({
    mutationFn: notifications.read,
    onSettled: () => queries.invalidateQueries({ queryKey: notifications.all }),
  });

  const open = (notice: Notification) => {
    if (!notice.read) read.mutate({ ids: [notice.id] });
    if (notice.form !== undefined && notice.record !== undefined) {
      navigate(paths.place(notice.form, notice.record, notice.anchor));
    }
    onDone();
  };

  if (pages.error) return <ProblemView failure={pages.error} />;
  if (!pages.data) return <DelayedSkeleton rows={3} />;
  const items = pages.data.pages
    .flatMap((page) => page.items)
    .toSorted((one, other) => Number(one.read) - Number(other.read));
  const all = (
    <Link to={paths.notifications} className="m-notices-all" onClick={onDone}>
      {t("allNotices")}
    </Link>
  );
  if (items.length === 0) {
    return (
      <>
        <p className="m-muted">{t("noNotices")}</p>
        {all}
      </>
    );
  }
  return (
    <div className="m-notices">
      <ul>
        {items.map((notice) => (
          <li key={notice.id}>
            <button
              type="button"
              className={notice.read ? "m-plain m-notice" : "m-plain m-notice m-notice-unread"}
              onClick={() => open(notice)}
            >
              {notice.title}
              {notice.body && <small>{notice.body}</small>}
              <small>{formatAgo(notice.at, language)}</small>
            </button>
          </li>
        ))}
      </ul>
      <Button type="text" block onClick={() => read.mutate({ all: true })}>
        {t("readAll")}
      </Button>
      {all}
    </div>
  );
}
