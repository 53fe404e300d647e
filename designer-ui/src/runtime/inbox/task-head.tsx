import ArrowLeftOutlined from "@ant-design/icons/ArrowLeftOutlined";
import ExportOutlined from "@ant-design/icons/ExportOutlined";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { FlowStateTag } from "../../form-view/flow-state-tag.tsx";
import type { TaskSummary } from "../../model/flow.ts";
import { paths } from "../../model/paths.ts";

interface TaskHeadProps {
  readonly task: Pick<TaskSummary, "form" | "record" | "recordTitle">;
  /** Which approval it is, of whom and since when. */
  readonly about: string;
  /** How far the approval is, where that is not said beside it. */
  readonly state?: TaskSummary["state"];
  readonly onBack: () => void;
}

/** What an approval is about, with the ways back to the list and to the record. */
export function TaskHead({ task, about, state, onBack }: TaskHeadProps) {
  const { t } = useTranslation("inbox");
  return (
    <header className="m-task-head">
      <Button
        className="m-task-back"
        type="text"
        icon={<ArrowLeftOutlined />}
        aria-label={t("back")}
        onClick={onBack}
      />
      <div>
        <h2>{task.recordTitle || t("untitled")}</h2>
        <small className="m-muted">{about}</small>
      </div>
      {state && <FlowStateTag state={state} />}
      <Link className="m-task-link" title={t("openRecord")} to={paths.record(task.form, task.record)}>
        <ExportOutlined aria-hidden="true" />
        <span>{t("openRecord")}</span>
      </Link>
    </header>
  );
}
