import BellOutlined from "@ant-design/icons/BellOutlined";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Badge, Button, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { type Notification, notifications } from "../../api/notifications.ts";
import { formatAgo } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/language.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { paths } from "../../model/paths.ts";

function Notices({ onDone }: { readonly onDone: () => void }) {
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
    if (notice.form !== null && notice.record !== null) navigate(paths.record(notice.form, notice.record));
    onDone();
  };

  if (pages.error) return <ProblemView failure={pages.error} />;
  if (!pages.data) return <DelayedSkeleton rows={3} />;
  const items = pages.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <p className="m-muted">{t("noNotices")}</p>;
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
      {pages.hasNextPage && (
        <Button type="text" block loading={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
          {t("moreNotices")}
        </Button>
      )}
      <Button type="text" block onClick={() => read.mutate({ all: true })}>
        {t("readAll")}
      </Button>
    </div>
  );
}

export function NotificationBell() {
  const { t } = useTranslation("shell");
  const [open, setOpen] = useState(false);
  const { data } = useQuery(notifications.count());
  const unread = data?.unread ?? 0;
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      open={open}
      onOpenChange={setOpen}
      title={t("notices")}
      content={<Notices onDone={() => setOpen(false)} />}
      destroyOnHidden
    >
      <Badge count={unread} size="small" offset={[-6, 6]}>
        <Button
          type="text"
          aria-label={t("unread", { count: unread })}
          aria-expanded={open}
          icon={<BellOutlined aria-hidden="true" />}
        />
      </Badge>
    </Popover>
  );
}
