import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { flows } from "../../../api/flows.ts";
import { useText } from "../../../i18n/texts.ts";
import { DelayedSkeleton } from "../../../kit/delayed-skeleton.tsx";
import { FailureState } from "../../../kit/failure-state.tsx";
import { useEditor } from "../../editor-context.tsx";
import { FlowPath, FlowTrail } from "../../flow-steps.tsx";
import type { NodeViewProps } from "../catalog.ts";
import "../nodes.css";

/** What has become of the record in its flow: the steps, and what happened. */
export function View({ node }: NodeViewProps) {
  const { t } = useTranslation(["nodes", "flow"]);
  const text = useText();
  const { form, record } = useEditor();
  const answer = useQuery({ ...flows.instanceOf(form.shape.key, record ?? ""), enabled: record !== null });
  const title = text(node.title) || t("timeline");
  const instance = answer.data;
  return (
    <section className="m-node-block" aria-label={title}>
      <h2>{title}</h2>
      {record !== null && answer.isPending && <DelayedSkeleton rows={2} />}
      {answer.error && <FailureState failure={answer.error} onRetry={() => void answer.refetch()} />}
      {(record === null || instance === null) && <p className="m-muted">{t("timeline.none")}</p>}
      {instance && (
        <div className="m-node-timeline">
          <section>
            <h3>{text(instance.flowTitle)}</h3>
            <FlowPath path={instance.path} />
          </section>
          <section>
            <h3>{t("flow:trail")}</h3>
            <FlowTrail trail={instance.trail} />
          </section>
        </div>
      )}
    </section>
  );
}
