import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Box } from "../../api/flows.ts";
import { FlowStateTag } from "../../form-view/flow-state-tag.tsx";
import { formatAgo, formatInstant } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useText } from "../../i18n/texts.ts";
import { OptionTag } from "../../kit/option-tag.tsx";
import type { TaskSummary } from "../../model/flow.ts";

interface TaskLineProps {
  readonly item: TaskSummary;
  readonly box: Box;
  readonly open: boolean;
  readonly to: string;
}

const DECISIONS: Readonly<Record<string, string>> = { approved: "green", rejected: "red", auto: "green" };

/** One task in its box: about what, which flow, from whom, since when. */
export function TaskLine({ item, box, open, to }: TaskLineProps) {
  const { t } = useTranslation("inbox");
  const text = useText();
  const language = useLanguage();
  const unread = box === "cc" && item.state === "unread";
  return (
    <li>
      <Link to={to} className="m-inbox-line" aria-current={open ? "true" : undefined} data-unread={unread}>
        <span className="m-inbox-line-top">
          <strong className="m-ellipsis">{item.recordTitle || t("untitled")}</strong>
          <time className="m-muted" dateTime={item.at} title={formatInstant(item.at)}>
            {formatAgo(item.at, language)}
          </time>
        </span>
        <span className="m-inbox-line-foot m-muted">
          <span className="m-ellipsis">
            {[text(item.flowTitle), text(item.nodeTitle)].filter((part) => part !== "").join(" · ")}
          </span>
          {box === "started" && <FlowStateTag state={item.state} />}
          {box === "done" && (
            <OptionTag color={DECISIONS[item.state]}>{t(`decided.${item.state}`, { defaultValue: "" })}</OptionTag>
          )}
          {box !== "started" && <span>{item.initiatorName}</span>}
        </span>
      </Link>
    </li>
  );
}
