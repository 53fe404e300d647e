import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { metadata } from "../../api/metadata.ts";
import { useText } from "../../i18n/texts.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import type { Problem } from "../../model/problem.ts";
import { placeOf } from "../../model/role/role-document.ts";
import { useFormTitles } from "./use-form-titles.ts";
import type { RoleDesk } from "./use-role.ts";

interface PublishRoleProps {
  readonly role: string;
  readonly desk: RoleDesk;
  readonly onClose: () => void;
}

/** The draft is saved and checked; what is wrong is named with its place; then it comes into force at once, for all members. */
export function PublishRole({ role, desk, onClose }: PublishRoleProps) {
  const { t } = useTranslation("role");
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [note, setNote] = useState("");
  const check = useQuery({
    queryKey: ["role-check", role, desk.document],
    queryFn: async () => {
      await desk.flush();
      return (await metadata.check("role", role)).problems;
    },
    retry: false,
    gcTime: 0,
    staleTime: 0,
  });
  const publish = useMutation({
    mutationFn: async () => {
      const { version } = await metadata.publish("role", role, await desk.flush(), note.trim());
      await desk.reload();
      return version;
    },
    onSuccess: async (version) => {
      await queries.invalidateQueries({ queryKey: ["apps"] });
      void message.success(t("published", { version }));
      onClose();
    },
  });
  const problems = check.data ?? [];
  const blocked = problems.some(({ severity }) => severity !== "warning");
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
        {problems.length > 0 && <Found problems={problems} desk={desk} onJump={onClose} />}
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

interface FoundProps {
  readonly problems: readonly Problem[];
  readonly desk: RoleDesk;
  readonly onJump: () => void;
}

function Found({ problems, desk, onJump }: FoundProps) {
  const { t } = useTranslation("role");
  const text = useText();
  const titles = useFormTitles();
  const jump = (grant: number | null) => {
    onJump();
    if (grant !== null) setTimeout(() => document.getElementById(`grant-${grant}`)?.focus());
  };
  return (
    <Alert
      type="error"
      showIcon
      title={t("problems", { count: problems.length })}
      description={
        <ul className="m-role-problems">
          {problems.map((problem) => {
            const { grant, part } = placeOf(problem.path);
            const form = grant === null ? "" : (desk.document.grants[grant]?.form ?? "");
            const place = [titles(form) ?? text(form), part].filter((one) => one !== "").join(" › ");
            return (
              <li key={`${problem.path} ${problem.message}`}>
                <Button type="link" size="small" onClick={() => jump(grant)}>
                  {place === "" ? problem.message : `${place}：${problem.message}`}
                </Button>
              </li>
            );
          })}
        </ul>
      }
    />
  );
}
