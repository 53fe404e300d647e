import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import DownloadOutlined from "@ant-design/icons/DownloadOutlined";
import EditOutlined from "@ant-design/icons/EditOutlined";
import ThunderboltOutlined from "@ant-design/icons/ThunderboltOutlined";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Dropdown } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { type BulkAnswer, records } from "../../api/records.ts";
import { type Action, rules } from "../../api/rules.ts";
import { lazily } from "../../kit/lazily.ts";
import { useFailureText } from "../../kit/problem-view.tsx";
import type { BusinessRecord } from "../../model/record.ts";
import { BulkEdit, changeableFields } from "./bulk-edit.tsx";
import { BulkResult } from "./bulk-result.tsx";
import type { ListParts } from "./list-parts.ts";
import type { Selection } from "./use-selection.ts";

const RunOnMany = lazily(() => import("./run-on-many.tsx").then((file) => file.RunOnMany));

interface BulkBarProps extends ListParts {
  readonly selection: Selection;
}

interface Finished {
  readonly answer: BulkAnswer;
  readonly records: readonly BusinessRecord[];
}

/** What can be done with the chosen records, above the foot of the list. */
export function BulkBar({ selection, ...parts }: BulkBarProps) {
  const { shape, state, loaded } = parts;
  const matching = loaded.count ?? null;
  const { t } = useTranslation("list");
  const { t: words } = useTranslation("actions");
  const { message, modal } = App.useApp();
  const textOf = useFailureText();
  const queries = useQueryClient();
  const [changing, setChanging] = useState(false);
  const [finished, setFinished] = useState<Finished | null>(null);
  const chosen = selection.records;
  const [action, setAction] = useState<Action | null>(null);
  const offered = useQuery(rules.actions(shape.key));
  const runs = (offered.data?.items ?? []).filter((one) => one.offered.includes("list"));
  const refresh = () => queries.invalidateQueries({ queryKey: records.all(shape.key) });
  const onError = (failure: unknown) => void message.error(textOf(failure));

  const restore = useMutation({
    mutationFn: (gone: readonly BusinessRecord[]) => records.bulk(shape.key, "restore", gone),
    onSuccess: (answer) => {
      message.destroy("bulk");
      void message.success(t("bulk.restored", { count: answer.done }));
      return refresh();
    },
    onError,
  });
  const remove = useMutation({
    mutationFn: (gone: readonly BusinessRecord[]) => records.bulk(shape.key, "delete", gone),
    onSuccess: (answer, gone) => {
      const ids = new Set(answer.items.filter(({ problems }) => !problems?.length).map(({ id }) => id));
      const away = gone.filter(({ id }) => ids.has(id));
      if (away.length > 0) {
        void message.success({
          key: "bulk",
          duration: 8,
          content: (
            <>
              {t("bulk.removed", { count: away.length })}
              <Button type="link" size="small" onClick={() => restore.mutate(away)}>
                {t("bulk.undo")}
              </Button>
            </>
          ),
        });
      }
      settle(answer, gone);
      return refresh();
    },
    onError,
  });
  const settle = (answer: BulkAnswer, of: readonly BusinessRecord[]) => {
    if (answer.refused > 0) setFinished({ answer, records: of });
    else selection.clear();
  };
  const askRemove = () =>
    modal.confirm({
      title: t("bulk.removeTitle", { count: chosen.length }),
      content: t("bulk.removeLead"),
      okText: t("bulk.remove"),
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync(chosen).catch(() => undefined),
    });

  const only = { filter: { field: "id", op: "in", value: chosen.map(({ id }) => id) } };
  const order = state.query.sort === undefined ? {} : { sort: state.query.sort };
  const files = (["xlsx", "csv"] as const).map((format) => ({
    key: format,
    label: (
      <a href={records.exportAddress(shape.key, format, { ...only, ...order })} download>
        {t(`export.${format}`)}
      </a>
    ),
  }));
  return (
    <>
      {chosen.length > 0 && (
        <div className="m-bulk" role="toolbar" aria-label={t("bulk")}>
          <strong className="m-numbers">{t("bulk.chosen", { count: chosen.length })}</strong>
          {shape.rights.update && changeableFields(shape).length > 0 && (
            <Button type="text" icon={<EditOutlined aria-hidden="true" />} onClick={() => setChanging(true)}>
              {t("bulk.change")}
            </Button>
          )}
          {runs.length > 0 && (
            <Dropdown
              trigger={["click"]}
              placement="top"
              menu={{
                items: runs.map((one) => ({ key: one.rule, label: one.title, onClick: () => setAction(one) })),
              }}
            >
              <Button type="text" icon={<ThunderboltOutlined aria-hidden="true" />}>
                {words("menu")}
              </Button>
            </Dropdown>
          )}
          {shape.rights.export && (
            <Dropdown trigger={["click"]} placement="top" menu={{ items: files }}>
              <Button type="text" icon={<DownloadOutlined aria-hidden="true" />}>
                {t("export")}
              </Button>
            </Dropdown>
          )}
          {shape.rights.delete && (
            <Button
              type="text"
              danger
              loading={remove.isPending}
              icon={<DeleteOutlined aria-hidden="true" />}
              onClick={askRemove}
            >
              {t("bulk.remove")}
            </Button>
          )}
          <Button type="text" onClick={selection.clear}>
            {t("bulk.clear")}
          </Button>
        </div>
      )}
      {changing && (
        <BulkEdit
          shape={shape}
          records={chosen}
          onClose={() => setChanging(false)}
          onDone={(answer) => {
            setChanging(false);
            if (answer.done > 0) void message.success(t("bulk.changed", { count: answer.done }));
            settle(answer, chosen);
            void refresh();
          }}
        />
      )}
      {action && (
        <Suspense fallback={null}>
          <RunOnMany
            action={action}
            chosen={chosen.map(({ id }) => id)}
            query={state.query}
            matching={matching && `${matching.count}${matching.capped ? "+" : ""}`}
            onClose={() => setAction(null)}
          />
        </Suspense>
      )}
      {finished && <BulkResult {...finished} shape={shape} onClose={() => setFinished(null)} />}
    </>
  );
}
