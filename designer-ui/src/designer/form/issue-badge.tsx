import CheckCircleOutlined from "@ant-design/icons/CheckCircleOutlined";
import ExclamationCircleOutlined from "@ant-design/icons/ExclamationCircleOutlined";
import WarningOutlined from "@ant-design/icons/WarningOutlined";
import { Button, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Issues } from "./issue-list.tsx";
import { type Issue, useCheck } from "./use-check.ts";

/** How sound the draft is, always in sight; a click lists what was found. */
export function IssueBadge({ onJump }: { readonly onJump: (issue: Issue) => void }) {
  const { t } = useTranslation(["designer-publish", "designer"]);
  const { issues } = useCheck();
  const [open, setOpen] = useState(false);
  if (!issues) return null;
  const errors = issues.filter(({ severity }) => severity === "error").length;
  const warnings = issues.length - errors;
  const words =
    issues.length === 0
      ? t("check.sound")
      : [errors > 0 && t("check.errors", { count: errors }), warnings > 0 && t("check.warnings", { count: warnings })]
          .filter(Boolean)
          .join(t("designer:separator"));
  const jump = (issue: Issue) => {
    setOpen(false);
    onJump(issue);
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open && issues.length > 0}
      onOpenChange={setOpen}
      content={
        <div className="m-issues">
          <Issues severity="error" issues={issues} onJump={jump} />
          <Issues severity="warning" issues={issues} onJump={jump} />
        </div>
      }
    >
      <Button
        type="text"
        className="m-issue-badge"
        data-severity={errors > 0 ? "error" : warnings > 0 ? "warning" : "sound"}
        icon={errors > 0 ? <ExclamationCircleOutlined /> : warnings > 0 ? <WarningOutlined /> : <CheckCircleOutlined />}
        aria-label={words}
        title={words}
      >
        {issues.length === 0 ? null : issues.length}
      </Button>
    </Popover>
  );
}
