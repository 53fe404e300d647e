import { useMutation } from "@tanstack/react-query";
import { App, Modal, Radio } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { RecordQuery } from "../../api/records.ts";
import { type Action, rules } from "../../api/rules.ts";
import { RunQuestions, useAnswers } from "../../form-view/run-questions.tsx";
import { useFailureText } from "../../kit/problem-view.tsx";
import { newId } from "../../model/identity.ts";
import { paths } from "../../model/paths.ts";
import { BatchProgress } from "../rule-batch/batch-progress.tsx";

interface RunOnManyProps {
  readonly action: Action;
  readonly chosen: readonly string[];
  /** What the list shows, of which the chosen ones are some. */
  readonly query: RecordQuery;
  /** How many the list shows, as a text; null as long as that is not known. */
  readonly matching: string | null;
  readonly onClose: () => void;
}

/** Asks what a rule wants to know and on which records it shall run, sends it there, and shows how far it is. */
export function RunOnMany({ action, chosen, query, matching, onClose }: RunOnManyProps) {
  const { t } = useTranslation("actions");
  const { message } = App.useApp();
  const textOf = useFailureText();
  const answers = useAnswers(action);
  const [all, setAll] = useState(false);
  const press = useRef(newId());
  const send = useMutation({
    mutationFn: () => {
      const { filter, search } = query;
      const which = all
        ? { all, ...(filter === undefined ? {} : { filter }), ...(search === undefined ? {} : { search }) }
        : { records: chosen };
      return rules.send(action, { ...which, input: answers.input }, `${press.current} ${all}`);
    },
    onError: (failure) => void message.error(textOf(failure)),
  });
  const id = send.data?.id;
  const leave = () => {
    if (id !== undefined) {
      void message.info(
        <>
          {t("batch.goesOn")} <Link to={paths.ruleBatch(id)}>{t("batch.show")}</Link>
        </>,
      );
    }
    onClose();
  };
  if (id !== undefined) {
    return (
      <Modal
        open
        title={action.title}
        okText={t("close")}
        cancelButtonProps={{ style: { display: "none" } }}
        onOk={leave}
        onCancel={leave}
      >
        <BatchProgress id={id} />
      </Modal>
    );
  }
  return (
    <Modal
      open
      title={action.title}
      okText={action.title}
      cancelText={t("cancel")}
      okButtonProps={{ loading: send.isPending, autoFocus: action.input.length === 0 }}
      onOk={() => {
        if (answers.attempt() && !send.isPending) send.mutate();
      }}
      onCancel={onClose}
    >
      {action.confirm && <p>{action.confirm}</p>}
      <Radio.Group
        className="m-run-which"
        value={all}
        onChange={({ target }) => setAll(target.value === true)}
        options={[
          { value: false, label: t("records", { count: chosen.length }) },
          { value: true, label: t("batch.all", { matching: matching ?? "" }) },
        ]}
      />
      <RunQuestions action={action} answers={answers} />
    </Modal>
  );
}
