import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, App, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { metadata } from "../../../api/metadata.ts";
import { DelayedSkeleton } from "../../../kit/delayed-skeleton.tsx";
import { ProblemList, ProblemView } from "../../../kit/problem-view.tsx";
import type { RuleDesk } from "./use-rule.ts";

interface PublishRuleProps {
  readonly rule: string;
  readonly desk: RuleDesk;
  readonly onClose: () => void;
}

/** The draft is saved and checked; what is wrong is named; then the rule acts as it says. */
export function PublishRule({ rule, desk, onClose }: PublishRuleProps) {
  const { t } = useTranslation("automation");
  const { message } = App.useApp();
  const [note, setNote] = useState("");
  const check = useQuery({
    queryKey: ["rule-check", rule, desk.document],
    queryFn: async () => {
      await desk.flush();
      return (await metadata.check("rule", rule)).problems;
    },
    retry: false,
    gcTime: 0,
    staleTime: 0,
  });
  const publish = useMutation({
    mutationFn: async () => {
      const { version } = await metadata.publish("rule", rule, await desk.flush(), note.trim());
      await desk.reload();
      return version;
    },
    onSuccess: (version) => {
      void message.success(t("published", { version }));
      onClose();
    },
  });
  const problems = check.data ?? [];
  const blocked = problems.some(({ severity }) => severity !== "warning");
  const jump = (path: string) => {
    onClose();
    const step = /^\/steps\/(\d+)/.exec(path)?.[1];
    if (step !== undefined) setTimeout(() => document.getElementById(`step-${step}`)?.focus());
  };
  return (
    <Modal
      open
      width={560}
      title={t("publishTitle")}
      okText={t("publish")}
      okButtonProps={{ disabled: blocked || !check.data, loading: publish.isPending }}
      onOk={() => publish.mutate()}
      onCancel={onClose}
    >
      <div className="m-form-lines m-form-lines-flush">
        {check.isPending && <DelayedSkeleton rows={2} />}
        {check.error && <ProblemView failure={check.error} />}
        {problems.length > 0 && (
          <ProblemList title={t("problems", { count: problems.length })} problems={problems} onJump={jump} />
        )}
        {check.data && problems.length === 0 && <Alert type="success" showIcon title={t("sound")} />}
        <Input.TextArea
          aria-label={t("note")}
          placeholder={t("note")}
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {publish.error && <ProblemView failure={publish.error} />}
      </div>
    </Modal>
  );
}
