import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { flows, tasks } from "../../api/flows.ts";
import { records } from "../../api/records.ts";
import { EditorProvider } from "../../form-view/editor-context.tsx";
import { FlowPanel } from "../../form-view/flow-steps.tsx";
import { FormView } from "../../form-view/form-view.tsx";
import { useFormEditor } from "../../form-view/use-form-editor.ts";
import { formatInstant } from "../../i18n/format.ts";
import { useText } from "../../i18n/texts.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import type { FlowInstance, FlowSheet, TaskSummary } from "../../model/flow.ts";
import type { BusinessRecord } from "../../model/record.ts";
import { rightsAtNode } from "./node-form.ts";
import { TaskHead } from "./task-head.tsx";

interface StartedDetailProps {
  readonly item: TaskSummary;
  readonly onBack: () => void;
}

/** An approval that the reader has started: how far it is, and the way to take it back. */
export function StartedDetail({ item, onBack }: StartedDetailProps) {
  const { t } = useTranslation("inbox");
  const text = useText();
  const { data: sheet, error } = useQuery({ ...flows.submission(item.instance), staleTime: 0 });
  return (
    <article className="m-task">
      <TaskHead
        task={item}
        about={t("started", { flow: text(item.flowTitle), at: formatInstant(item.at) })}
        state={item.state}
        onBack={onBack}
      />
      <div className="m-task-body">
        <div className="m-task-form">
          {error && <FailureState failure={error} />}
          {!error && !sheet && <DelayedSkeleton />}
          {sheet?.record && <Reading sheet={sheet} record={sheet.record} />}
          {sheet && !sheet.record && <p className="m-muted">{t("recordGone")}</p>}
        </div>
        {sheet && (
          <div className="m-task-side">
            <FlowPanel instance={sheet.instance} />
          </div>
        )}
      </div>
      {sheet && <Withdraw item={item} instance={sheet.instance} />}
    </article>
  );
}

function Reading({ sheet, record }: { readonly sheet: FlowSheet; readonly record: BusinessRecord }) {
  const rights = rightsAtNode(sheet.fields);
  const editor = useFormEditor({ shape: sheet.shape, record, labels: record.labels ?? {}, rights });
  return (
    <EditorProvider editor={editor}>
      <FormView shape={sheet.shape} reading />
    </EditorProvider>
  );
}

interface WithdrawProps {
  readonly item: TaskSummary;
  readonly instance: FlowInstance;
}

/** Taking the submission back, as long as nobody has decided. */
function Withdraw({ item, instance }: WithdrawProps) {
  const { t } = useTranslation("inbox");
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [comment, setComment] = useState("");
  const withdraw = useMutation({
    mutationFn: () => flows.withdraw(instance.id, comment.trim()),
    onSuccess: async () => {
      void message.success(t("did.withdraw"));
      setAsking(false);
      await Promise.all(
        [tasks.all, flows.all, records.all(item.form)].map((queryKey) =>
          queries.invalidateQueries({ queryKey: [...queryKey] }),
        ),
      );
    },
  });
  const allowed = instance.actions ? instance.actions.includes("withdraw") : instance.state === "running";
  if (!allowed) return null;
  return (
    <footer className="m-task-actions">
      <Button danger size="large" onClick={() => setAsking(true)}>
        {t("act.withdraw")}
      </Button>
      <Modal
        open={asking}
        title={t("confirm.withdraw", { title: item.recordTitle })}
        okText={t("act.withdraw")}
        okButtonProps={{ danger: true, loading: withdraw.isPending }}
        onOk={() => withdraw.mutate()}
        onCancel={() => setAsking(false)}
      >
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={2000}
          aria-label={t("comment")}
          placeholder={t("commentOptional")}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
        {withdraw.error && <ProblemView failure={withdraw.error} />}
      </Modal>
    </footer>
  );
}
