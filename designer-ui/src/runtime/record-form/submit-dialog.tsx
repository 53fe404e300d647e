import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Modal } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { flows, tasks } from "../../api/flows.ts";
import { records } from "../../api/records.ts";
import { FlowPreview } from "../../form-view/flow-steps.tsx";
import { useText } from "../../i18n/texts.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import type { FormShape } from "../../model/form-shape.ts";
import { newId } from "../../model/identity.ts";
import type { BusinessRecord } from "../../model/record.ts";

interface SubmitDialogProps {
  readonly form: string;
  readonly flow: NonNullable<FormShape["flow"]>;
  readonly record: BusinessRecord;
  readonly onClose: () => void;
}

/** Shows who will be asked before the record goes on its way. */
export function SubmitDialog({ form, flow, record, onClose }: SubmitDialogProps) {
  const { t } = useTranslation("record");
  const { message } = App.useApp();
  const text = useText();
  const queries = useQueryClient();
  const once = useRef(newId());
  const preview = useQuery({ ...flows.preview(flow.key, { record: record.id }), staleTime: 0, gcTime: 0 });
  const submit = useMutation({
    mutationFn: () => flows.submit(form, record.id, record.version, once.current),
    onSuccess: async () => {
      void message.success(t("submitted"));
      await Promise.all(
        [records.all(form), flows.all, tasks.all].map((queryKey) =>
          queries.invalidateQueries({ queryKey: [...queryKey] }),
        ),
      );
      onClose();
    },
  });
  const refused = preview.data?.nodes.some(({ refuses }) => refuses) ?? false;

  return (
    <Modal
      open
      title={t("submitTo", { flow: text(flow.title) })}
      okText={t("submit")}
      okButtonProps={{ loading: submit.isPending, disabled: !preview.data || refused }}
      onOk={() => submit.mutate()}
      onCancel={onClose}
    >
      <p className="m-muted">{t("whoIsAsked")}</p>
      {preview.error && <ProblemView failure={preview.error} />}
      {preview.isPending && <DelayedSkeleton rows={3} />}
      {preview.data && <FlowPreview nodes={preview.data.nodes} />}
      {refused && <Alert type="warning" showIcon title={t("nobodyApproves")} />}
      {submit.error && <ProblemView failure={submit.error} />}
    </Modal>
  );
}
