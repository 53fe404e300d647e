import DeleteOutlined from "@ant-design/icons/DeleteOutlined";
import EditOutlined from "@ant-design/icons/EditOutlined";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Popconfirm } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Department, departments, people } from "../../api/people.ts";
import { formatCount } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useFailureText } from "../../kit/problem-view.tsx";
import { DepartmentDialog } from "./department-dialog.tsx";

interface DepartmentHeadProps {
  /** The chosen department; absent for everybody. */
  readonly unit: Department | undefined;
  readonly units: readonly Department[];
  readonly count: number;
  readonly onGone: () => void;
}

/** What the list shows, who leads it, and what can be done to the department. */
export function DepartmentHead({ unit, units, count, onGone }: DepartmentHeadProps) {
  const { t } = useTranslation("administration");
  const { message } = App.useApp();
  const language = useLanguage();
  const textOf = useFailureText();
  const queries = useQueryClient();
  const [editing, setEditing] = useState(false);
  const head = useQuery(people.named(unit?.head ? [unit.head] : []));
  const removing = useMutation({
    mutationFn: (id: string) => departments.remove(id),
    onSuccess: async () => {
      onGone();
      await queries.invalidateQueries({ queryKey: departments.all().queryKey });
    },
    onError: (failure) => void message.error(textOf(failure)),
  });
  const leader = unit?.head ? head.data?.items[0]?.name : undefined;
  return (
    <div className="m-admin-unit">
      <h2>{unit?.name ?? t("everybody")}</h2>
      <span className="m-muted m-numbers">{formatCount(count, language)}</span>
      {unit?.code && <span className="m-muted">{t("department.coded", { code: unit.code })}</span>}
      {leader && <span className="m-muted">{t("department.ledBy", { name: leader })}</span>}
      {unit && (
        <>
          <Button
            size="small"
            type="text"
            icon={<EditOutlined aria-hidden="true" />}
            aria-label={t("department.editNamed", { name: unit.name })}
            title={t("department.edit")}
            onClick={() => setEditing(true)}
          />
          <Popconfirm
            title={t("department.removeAsk", { name: unit.name })}
            description={t("department.removeHint")}
            okText={t("common:delete")}
            okButtonProps={{ danger: true }}
            onConfirm={() => removing.mutate(unit.id)}
          >
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined aria-hidden="true" />}
              loading={removing.isPending}
              aria-label={t("department.removeNamed", { name: unit.name })}
              title={t("common:delete")}
            />
          </Popconfirm>
        </>
      )}
      {editing && unit && (
        <DepartmentDialog
          units={units}
          unit={unit}
          onDone={() => setEditing(false)}
          onClose={() => setEditing(false)}
        />
      )}
    </div>
  );
}
