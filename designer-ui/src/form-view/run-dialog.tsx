import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Modal } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/http.ts";
import { records } from "../api/records.ts";
import { type Action, rules } from "../api/rules.ts";
import { useFailureText } from "../kit/problem-view.tsx";
import { newId } from "../model/identity.ts";
import { RunQuestions, useAnswers } from "./run-questions.tsx";

interface RunDialogProps {
  readonly form: string;
  readonly action: Action;
  readonly record: string;
  readonly onClose: () => void;
}

/** Asks what a rule wants to know, runs it on a record, and says what became of it. */
export function RunDialog({ form, action, record, onClose }: RunDialogProps) {
  const { t } = useTranslation("actions");
  const { message } = App.useApp();
  const queries = useQueryClient();
  const textOf = useFailureText();
  const answers = useAnswers(action);
  /** One press counts once, however often it is sent. */
  const press = useRef(newId());
  const run = useMutation({
    mutationFn: async (): Promise<string | null> => {
      try {
        const { state, problems } = await rules.run(action, record, answers.input, press.current);
        return state === "done" ? null : problems.map((problem) => problem.message).join(" ");
      } catch (failure) {
        const first = failure instanceof ApiProblem ? failure.problems[0]?.message : undefined;
        return first ?? textOf(failure);
      }
    },
    onSuccess: () =>
      Promise.all(
        [records.all(form), ["rules"]].map((queryKey) => queries.invalidateQueries({ queryKey: [...queryKey] })),
      ),
  });
  // Of a press that was sent twice the last one alone is told.
  const tell = (refused: string | null) => {
    if (refused !== null) return;
    void message.success(t("done", { title: action.title, count: 1 }));
    onClose();
  };
  const refused = run.data ?? null;
  const start = () => {
    if (answers.attempt() && !run.isPending) run.mutate(undefined, { onSuccess: tell });
  };
  return (
    <Modal
      open
      title={action.title}
      okText={refused === null ? action.title : t("close")}
      cancelText={t("cancel")}
      okButtonProps={{ loading: run.isPending, autoFocus: action.input.length === 0 }}
      cancelButtonProps={{ style: refused === null ? {} : { display: "none" } }}
      onOk={refused === null ? start : onClose}
      onCancel={onClose}
    >
      {refused === null ? (
        <>
          {action.confirm && <p>{action.confirm}</p>}
          <RunQuestions action={action} answers={answers} />
        </>
      ) : (
        <div role="alert">
          <p>{t("failed")}</p>
          <ul className="m-run-refused">
            <li>{refused}</li>
          </ul>
          <p className="m-muted">{t("nothingWritten")}</p>
        </div>
      )}
    </Modal>
  );
}
