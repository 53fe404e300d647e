import CloseOutlined from "@ant-design/icons/CloseOutlined";
import DownOutlined from "@ant-design/icons/DownOutlined";
import EditOutlined from "@ant-design/icons/EditOutlined";
import ExpandAltOutlined from "@ant-design/icons/ExpandAltOutlined";
import LeftOutlined from "@ant-design/icons/LeftOutlined";
import MoreOutlined from "@ant-design/icons/MoreOutlined";
import UpOutlined from "@ant-design/icons/UpOutlined";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Dropdown } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { flows } from "../../api/flows.ts";
import { records } from "../../api/records.ts";
import { type Action, rules } from "../../api/rules.ts";
import { FlowStateTag } from "../../form-view/flow-state-tag.tsx";
import { useText } from "../../i18n/texts.ts";
import { lazily } from "../../kit/lazily.ts";
import { useFailureText } from "../../kit/problem-view.tsx";
import type { FlowInstance } from "../../model/flow.ts";
import type { FormShape } from "../../model/form-shape.ts";
import type { BusinessRecord } from "../../model/record.ts";
import type { RecordPanelProps } from "./record-panel-props.ts";
import { useRecordTitle } from "./record-title.ts";
import { mayEdit, maySubmit } from "./submittable.ts";
import { useDuplicating } from "./use-duplicating.ts";

const RunDialog = lazily(() => import("../../form-view/run-dialog.tsx").then((file) => file.RunDialog));

interface RecordHeaderProps extends RecordPanelProps {
  readonly shape: FormShape;
  readonly record: BusinessRecord | null;
  readonly instance: FlowInstance | null;
  readonly editing: boolean;
  readonly onEdit: () => void;
  readonly onSubmit: () => void;
  /** Leaving is meant, no questions. */
  readonly onLeave: () => void;
}

export function RecordHeader(props: RecordHeaderProps) {
  const { shape, record, editing, place } = props;
  const { t } = useTranslation("record");
  const text = useText();
  const title = useRecordTitle(shape, record);
  const state = record?.flow?.state;
  /** Where nothing is decided about, every record is a draft for ever: that is worth no word. */
  const told = state !== undefined && (shape.flow !== null || state !== "draft");
  const submittable = record !== null && !editing && maySubmit(shape, record);

  return (
    <header className="m-record-header">
      {place === "page" && (
        <Button type="text" aria-label={t("back")} icon={<LeftOutlined aria-hidden="true" />} onClick={props.onClose} />
      )}
      <div className="m-record-title">
        <small>{text(shape.title)}</small>
        <h2 className="m-ellipsis">{record ? title || t("untitled") : t("new", { form: text(shape.title) })}</h2>
      </div>
      {told && <FlowStateTag state={state} />}
      <div className="m-record-actions">
        {submittable && (
          <Button type="primary" onClick={props.onSubmit}>
            {t("submit")}
          </Button>
        )}
        {record && mayEdit(shape, record) && !editing && (
          <Button icon={<EditOutlined aria-hidden="true" />} onClick={props.onEdit}>
            {t("edit")}
          </Button>
        )}
        {record && <MoreMenu {...props} record={record} />}
        {place === "drawer" && record && !editing && !props.aside && (
          <>
            <Button
              type="text"
              aria-label={t("previous")}
              title={`${t("previous")} (K)`}
              icon={<UpOutlined aria-hidden="true" />}
              disabled={!props.onPrevious}
              onClick={props.onPrevious}
            />
            <Button
              type="text"
              aria-label={t("next")}
              title={`${t("next")} (J)`}
              icon={<DownOutlined aria-hidden="true" />}
              disabled={!props.onNext}
              onClick={props.onNext}
            />
          </>
        )}
        {place === "drawer" && props.onGrow && (
          <Button
            type="text"
            aria-label={t("grow")}
            icon={<ExpandAltOutlined aria-hidden="true" />}
            onClick={props.onGrow}
          />
        )}
        {place === "drawer" && (
          <Button
            type="text"
            aria-label={t("close")}
            icon={<CloseOutlined aria-hidden="true" />}
            onClick={props.onClose}
          />
        )}
      </div>
    </header>
  );
}

function MoreMenu({
  form,
  shape,
  record,
  instance,
  onLeave,
  onClose,
}: RecordHeaderProps & { readonly record: BusinessRecord }) {
  const { t } = useTranslation("record");
  const [opened, setOpened] = useState(false);
  const [action, setAction] = useState<Action | null>(null);
  const offered = useQuery({ ...rules.actionsOn(form, record.id), enabled: opened });
  const { message } = App.useApp();
  const textOf = useFailureText();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: records.all(form) });

  const restore = useMutation({
    mutationFn: () => records.restore(form, record.id),
    onSuccess: () => {
      message.destroy(record.id);
      void message.success(t("restored"));
      return refresh();
    },
    onError: (failure) => void message.error(textOf(failure)),
  });
  const remove = useMutation({
    mutationFn: () => records.remove(form, record.id, record.version),
    onSuccess: () => {
      void message.success({
        key: record.id,
        duration: 8,
        content: (
          <>
            {t("removed")}
            <Button type="link" size="small" onClick={() => restore.mutate()}>
              {t("undo")}
            </Button>
          </>
        ),
      });
      onLeave();
      onClose();
      queries.removeQueries({ queryKey: records.one(form, record.id).queryKey });
      return refresh();
    },
    onError: (failure) => void message.error(textOf(failure)),
  });
  const withdraw = useMutation({
    mutationFn: (running: string) => flows.withdraw(running, ""),
    onSuccess: () => Promise.all([refresh(), queries.invalidateQueries({ queryKey: flows.all })]),
    onError: (failure) => void message.error(textOf(failure)),
  });

  const copyLink = () => {
    const address = `${window.location.origin}/f/${form}/r/${record.id}`;
    void navigator.clipboard?.writeText(address).then(() => message.success(t("linkCopied")));
  };
  const { duplicate } = useDuplicating(form, shape, record);
  const mayDelete = (record.rights?.delete ?? shape.rights.delete) && record.flow?.state !== "running";
  const mayWithdraw = instance?.state === "running";
  const runs = (offered.data?.items ?? []).filter((one) => one.offered.includes("record"));
  const items = [
    ...runs.map((one) => ({ key: one.rule, label: one.title, onClick: () => setAction(one) })),
    ...(runs.length > 0 ? [{ type: "divider" as const }] : []),
    { key: "link", label: t("copyLink"), onClick: copyLink },
    { key: "print", label: t("print"), onClick: () => window.print() },
    ...(shape.rights.create ? [{ key: "duplicate", label: t("duplicate"), onClick: duplicate }] : []),
    ...(mayWithdraw ? [{ key: "withdraw", label: t("withdraw"), onClick: () => withdraw.mutate(instance.id) }] : []),
    ...(mayDelete ? [{ key: "delete", label: t("delete"), danger: true, onClick: () => remove.mutate() }] : []),
  ];
  return (
    <>
      <Dropdown trigger={["click"]} menu={{ items }} placement="bottomRight" onOpenChange={setOpened}>
        <Button type="text" aria-label={t("more")} icon={<MoreOutlined aria-hidden="true" />} />
      </Dropdown>
      {action && (
        <Suspense fallback={null}>
          <RunDialog form={form} action={action} record={record.id} onClose={() => setAction(null)} />
        </Suspense>
      )}
    </>
  );
}
