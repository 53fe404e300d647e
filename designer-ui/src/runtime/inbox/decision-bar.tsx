import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input, Modal } from "antd";
import { type Ref, useImperativeHandle, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Decision, flows, tasks } from "../../api/flows.ts";
import { ApiProblem } from "../../api/http.ts";
import { records } from "../../api/records.ts";
import { WaitingNote } from "../../form-view/waiting-note.tsx";
import { focusFirst } from "../../kit/focus-first.ts";
import { ProblemView } from "../../kit/problem-view.tsx";
import type { TaskDetail } from "../../model/flow.ts";
import { newId } from "../../model/identity.ts";
import type { Problem } from "../../model/problem.ts";
import type { RecordValues } from "../../model/record.ts";

export interface DecisionBarHandle {
  readonly approve: () => void;
}

interface DecisionBarProps {
  readonly ref: Ref<DecisionBarHandle>;
  readonly detail: TaskDetail;
  /** What was filled in; null when something is still missing. */
  readonly data: () => RecordValues | null;
  /** Whether something that was filled in is still on its way. */
  readonly waiting: boolean;
  readonly onRefused?: (problems: readonly Problem[]) => void;
  readonly onDone: () => void;
}

interface Asked {
  readonly action: "approve" | "reject";
  readonly data: RecordValues;
}

/** The decision, at the bottom where the thumb is. */
export function DecisionBar({ ref, detail, data, waiting, onRefused, onDone }: DecisionBarProps) {
  const { t } = useTranslation("inbox");
  const { message } = App.useApp();
  const queries = useQueryClient();
  const once = useRef(newId());
  const [asked, setAsked] = useState<Asked | null>(null);
  const [comment, setComment] = useState("");
  const { task, actions } = detail;

  const refresh = () =>
    Promise.all(
      [tasks.all, flows.all, records.all(task.form)].map((queryKey) =>
        queries.invalidateQueries({ queryKey: [...queryKey] }),
      ),
    );
  const decide = useMutation({
    mutationFn: (decision: Decision) => tasks.decide(task.id, decision, once.current),
    onSuccess: async (_answer, { action }) => {
      void message.success(t(`did.${action}`));
      setAsked(null);
      if (action !== "read") onDone();
      await refresh();
    },
    onError: async (failure) => {
      once.current = newId();
      if (!(failure instanceof ApiProblem)) return;
      if (failure.status === 409) {
        setAsked(null);
        await refresh();
        const fresh = await queries.fetchQuery({ ...tasks.one(task.id), staleTime: 0 });
        const who = decidedBy(fresh, task.node);
        void message.warning(who === "" ? t("alreadyDecided") : t("alreadyDecidedBy", { who }), 6);
        return;
      }
      onRefused?.(failure.problems);
    },
  });
  const ask = (action: Asked["action"]) => {
    if (action === "approve" && waiting) return;
    const given = action === "approve" ? data() : {};
    if (given === null || !actions.includes(action)) return;
    setAsked({ action, data: given });
  };
  useImperativeHandle(ref, () => ({ approve: () => ask("approve") }));
  const confirm = () => {
    if (!asked || decide.isPending || (asked.action === "reject" && comment.trim() === "")) return;
    const written = Object.keys(asked.data).length > 0;
    decide.mutate({
      action: asked.action,
      ...(comment.trim() === "" ? {} : { comment: comment.trim() }),
      ...(written ? { data: asked.data } : {}),
    });
  };

  if (actions.length === 0) return null;
  return (
    <footer className="m-task-actions">
      {waiting && <WaitingNote />}
      {actions.includes("read") && (
        <Button
          type="primary"
          size="large"
          loading={decide.isPending}
          onClick={() => decide.mutate({ action: "read" })}
        >
          {t("act.read")}
        </Button>
      )}
      {actions.includes("reject") && (
        <Button danger size="large" onClick={() => ask("reject")}>
          {t("act.reject")}
        </Button>
      )}
      {actions.includes("approve") && (
        <Button
          type="primary"
          size="large"
          disabled={waiting}
          aria-keyshortcuts="Meta+Enter Control+Enter"
          onClick={() => ask("approve")}
        >
          {t("act.approve")}
        </Button>
      )}
      <Modal
        afterOpenChange={focusFirst}
        open={asked !== null}
        title={asked && t(`confirm.${asked.action}`, { title: task.recordTitle })}
        okText={asked && t(`act.${asked.action}`)}
        okButtonProps={{
          danger: asked?.action === "reject",
          loading: decide.isPending,
          disabled: asked?.action === "reject" && comment.trim() === "",
        }}
        onOk={confirm}
        onCancel={() => setAsked(null)}
      >
        <Input.TextArea
          autoFocus
          data-first-focus
          autoSize={{ minRows: 3, maxRows: 8 }}
          maxLength={2000}
          aria-label={t("comment")}
          aria-required={asked?.action === "reject"}
          placeholder={asked?.action === "reject" ? t("commentNeeded") : t("commentOptional")}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
              event.preventDefault();
              event.stopPropagation();
              confirm();
            }
          }}
        />
        <small className="m-muted">{t("shortcut")}</small>
        {decide.error && <ProblemView failure={decide.error} />}
      </Modal>
    </footer>
  );
}

/** Who was faster at this step. */
function decidedBy({ trail }: TaskDetail, node: string | null): string {
  const decisions = trail.filter((entry) => entry.node === node && /^(approved|rejected)$/.test(entry.type));
  return decisions.at(-1)?.actorName ?? "";
}
