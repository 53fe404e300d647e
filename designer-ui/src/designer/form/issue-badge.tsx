import CheckCircleOutlined from "@ant-design/icons/CheckCircleOutlined";
import ExclamationCircleOutlined from "@ant-design/icons/ExclamationCircleOutlined";
import WarningOutlined from "@ant-design/icons/WarningOutlined";
import { Button, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FoundList, severityOf } from "../../kit/release-dialog.tsx";
import type { Problem } from "../../model/problem.ts";
import { useDesignState } from "./design-context.tsx";
import { useCheck } from "./use-check.ts";
import { useProblemPlace } from "./use-place.ts";
import { useTold } from "./use-told.ts";

/** How sound the draft is, always in sight; a click lists what was found. */
export function IssueBadge({ onJump }: { readonly onJump: (problem: Problem) => void }) {
  const { t } = useTranslation(["designer-publish", "designer"]);
  const found = useCheck();
  const told = useTold();
  const placeOf = useProblemPlace(useDesignState(({ saved }) => saved));
  const [open, setOpen] = useState(false);
  if (!found) return null;
  const problems = told(found);
  const errors = problems.filter((problem) => severityOf(problem) === "error").length;
  const warnings = problems.length - errors;
  const words =
    problems.length === 0
      ? t("check.sound")
      : [errors > 0 && t("check.errors", { count: errors }), warnings > 0 && t("check.warnings", { count: warnings })]
          .filter(Boolean)
          .join(t("designer:separator"));
  const jump = (problem: Problem) => {
    setOpen(false);
    onJump(problem);
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open && problems.length > 0}
      onOpenChange={setOpen}
      content={
        <div className="m-issues">
          <FoundList severity="error" problems={problems} placeOf={placeOf} onJump={jump} />
          <FoundList severity="warning" problems={problems} placeOf={placeOf} onJump={jump} />
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
        {problems.length === 0 ? null : problems.length}
      </Button>
    </Popover>
  );
}
