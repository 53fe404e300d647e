import BellOutlined from "@ant-design/icons/BellOutlined";
import { useQuery } from "@tanstack/react-query";
import { Badge, Button, Popover } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { notifications } from "../../api/notifications.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { lazily } from "../../kit/lazily.ts";

const Notices = lazily(() => import("./notices.tsx").then((file) => file.Notices));

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
      content={
        <Suspense fallback={<DelayedSkeleton rows={3} />}>
          <Notices onDone={() => setOpen(false)} />
        </Suspense>
      }
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
