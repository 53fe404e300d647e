import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Input, Modal } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Department, departments } from "../../api/people.ts";
import { focusFirst } from "../../kit/focus-first.ts";
import { FormLine } from "../../kit/form-line.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { beyond, wrongsOf } from "../../kit/wrong.ts";
import { withBelow } from "../../model/departments.ts";
import { DepartmentPicker } from "./department-picker.tsx";
import { PersonPicker } from "./person-picker.tsx";

interface DepartmentDialogProps {
  readonly units: readonly Department[];
  /** The department to change; absent for a new one. */
  readonly unit?: Department;
  /** Where a new one goes. */
  readonly parent?: string | null;
  readonly onDone: (id: string) => void;
  readonly onClose: () => void;
}

const SHOWN = ["/name", "/code", "/parent", "/head"];

/** Name, code, place and head of a department. */
export function DepartmentDialog({ units, unit, parent = null, onDone, onClose }: DepartmentDialogProps) {
  const { t } = useTranslation("administration");
  const queries = useQueryClient();
  const [name, setName] = useState(unit?.name ?? "");
  const [code, setCode] = useState(unit?.code ?? "");
  const [above, setAbove] = useState(unit ? (unit.parent ?? null) : parent);
  const [head, setHead] = useState(unit?.head ?? null);
  const own = useMemo(() => (unit ? withBelow(units, unit.id) : new Set<string>()), [units, unit]);
  const saving = useMutation({
    mutationFn: () => {
      const changes = { name: name.trim(), code: code.trim(), parent: above, head };
      return unit ? departments.change(unit.id, changes) : departments.add(changes);
    },
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: departments.all().queryKey });
      onDone(id);
    },
  });
  const wrong = wrongsOf(saving.error);
  const complete = name.trim() !== "";
  const rest = beyond(saving.error, SHOWN);
  return (
    <Modal
      afterOpenChange={focusFirst}
      open
      title={t(unit ? "department.edit" : "department.add")}
      okText={t("common:save")}
      okButtonProps={{ disabled: !complete, loading: saving.isPending }}
      onOk={() => saving.mutate()}
      onCancel={onClose}
    >
      <div className="m-form-lines m-form-lines-flush">
        <FormLine label={t("department.name")} wrong={wrong.get("/name")}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              data-first-focus
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
              onPressEnter={() => complete && saving.mutate()}
            />
          )}
        </FormLine>
        <FormLine label={t("department.code")} hint={t("department.codeHint")} wrong={wrong.get("/code")}>
          {(control) => (
            <Input {...control} maxLength={50} value={code} onChange={(event) => setCode(event.target.value)} />
          )}
        </FormLine>
        <FormLine label={t("department.parent")} wrong={wrong.get("/parent")}>
          {({ "aria-invalid": _invalid, ...control }) => (
            <DepartmentPicker
              {...control}
              units={units}
              without={own}
              value={above}
              placeholder={t("department.top")}
              onChange={setAbove}
            />
          )}
        </FormLine>
        <FormLine label={t("department.head")} hint={t("department.headHint")} wrong={wrong.get("/head")}>
          {({ "aria-invalid": _invalid, ...control }) => (
            <PersonPicker {...control} value={head} placeholder={t("nobody")} onChange={setHead} />
          )}
        </FormLine>
        {rest !== null && <ProblemView failure={rest} />}
      </div>
    </Modal>
  );
}
