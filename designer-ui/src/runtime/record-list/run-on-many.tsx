import { useMutation, useQuery } from "@tanstack/react-query";
import { App, Button, Modal, Radio } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { RecordQuery } from "../../api/records.ts";
import { type Action, rules } from "../../api/rules.ts";
import { BatchProgress } from "../../form-view/batch-progress.tsx";
import { RunQuestions, useAnswers } from "../../form-view/run-questions.tsx";
import { useFailureText } from "../../kit/problem-view.tsx";
import { paths } from "../../model/paths.ts";
import { sendingKey } from "../../model/sending-key.ts";

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
  const navigate = useNavigate();
  const textOf = useFailureText();
  const answers = useAnswers(action);
  const [all, setAll] = useState(false);
  const key = useRef(sendingKey()).current;
  const send = useMutation({
    mutationFn: () => {
      const { filter, search } = query;
      const which = all
        ? { all, ...(filter === undefined ? {} : { filter }), ...(search === undefined ? {} : { search }) }
        : { records: chosen };
      const wanted = { ...which, input: answers.input };
      return rules.send(action, wanted, key.of(wanted));
    },
    onError: (failure) => void message.error(textOf(failure)),
  });
  const id = send.data?.id;
  const running = useQuery({ ...rules.batch(id ?? ""), enabled: id !== undefined }).data?.state === "running";
  const leave = () => {
    if (id !== undefined && running) {
      // Messages stand outside the router, where there are no links.
      const show = () => {
        message.destroy(id);
        void navigate(paths.ruleBatch(id));
      };
      void message.info({
        key: id,
        duration: 8,
        content: (
          <>
            {t("batch.goesOn")}
            <Button type="link" size="small" onClick={show}>
              {t("batch.show")}
            </Button>
          </>
        ),
      });
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
