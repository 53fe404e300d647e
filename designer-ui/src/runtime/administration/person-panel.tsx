import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Input, Select, Switch } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Department, type Person, people, type RoleSummary, roles as roleList } from "../../api/people.ts";
import { session } from "../../api/session.ts";
import { FormLine } from "../../kit/form-line.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { SidePanel } from "../../kit/side-panel.tsx";
import { beyond, wrongsOf } from "../../kit/wrong.ts";
import { DepartmentPicker } from "./department-picker.tsx";
import { FirstPassword } from "./first-password.tsx";
import { PasswordShown } from "./password-shown.tsx";
import { PersonActions } from "./person-actions.tsx";
import { PersonContact } from "./person-contact.tsx";
import { PersonPicker } from "./person-picker.tsx";

interface PersonPanelProps {
  /** Absent for somebody new. */
  readonly person: Person | undefined;
  /** Where somebody new goes. */
  readonly department: string | null;
  readonly units: readonly Department[];
  readonly roles: readonly RoleSummary[];
  readonly onClose: () => void;
}

const SHOWN = [
  "/name",
  "/login",
  "/employeeNo",
  "/mobile",
  "/email",
  "/department",
  "/manager",
  "/roles",
  "/administrator",
  "/password",
];

function answersOf(person: Person | undefined, department: string | null) {
  return {
    name: person?.name ?? "",
    login: person?.login ?? "",
    employeeNo: person?.employeeNo ?? "",
    mobile: person?.mobile ?? "",
    email: person?.email ?? "",
    department: person ? (person.department ?? null) : department,
    manager: person?.manager ?? null,
    roles: person?.roles ?? [],
    administrator: person?.administrator ?? false,
  };
}

/** Who somebody is, where they belong, what they may do; and for somebody new, how they sign in first. */
export function PersonPanel({ person, department, units, roles, onClose }: PersonPanelProps) {
  const { t } = useTranslation("administration");
  const queries = useQueryClient();
  const [answers, setAnswers] = useState(() => answersOf(person, department));
  const [password, setPassword] = useState("");
  const [shown, setShown] = useState<{ readonly name: string; readonly password: string } | null>(null);
  const saving = useMutation({
    mutationFn: () => {
      const changes = { ...answers, name: answers.name.trim(), login: answers.login.trim() };
      if (person) return people.change(person.id, changes);
      return people.add(password === "" ? changes : { ...changes, password });
    },
    onSuccess: async (saved) => {
      await Promise.all(
        [people.all, roleList.all().queryKey, session.current().queryKey].map((queryKey) =>
          queries.invalidateQueries({ queryKey: [...queryKey] }),
        ),
      );
      if (person || password === "") onClose();
      else setShown({ name: saved.name, password });
    },
  });
  if (shown) return <PasswordShown {...shown} onClose={onClose} />;

  const wrong = wrongsOf(saving.error);
  const rest = beyond(saving.error, SHOWN);
  const complete = answers.name.trim() !== "" && answers.login.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete) saving.mutate();
  };
  return (
    <SidePanel
      open
      width={480}
      title={person ? person.name : t("person.add")}
      onClose={onClose}
      footer={
        <Button type="primary" htmlType="submit" form="person" disabled={!complete} loading={saving.isPending}>
          {t("common:save")}
        </Button>
      }
    >
      <form id="person" className="m-form-lines" onSubmit={submit}>
        <FormLine label={t("person.name")} wrong={wrong.get("/name")}>
          {(control) => (
            <Input
              {...control}
              autoFocus={!person}
              autoComplete="off"
              maxLength={100}
              value={answers.name}
              onChange={(event) => setAnswers({ ...answers, name: event.target.value })}
            />
          )}
        </FormLine>
        <FormLine label={t("person.login")} hint={t("person.loginHint")} wrong={wrong.get("/login")}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              maxLength={100}
              value={answers.login}
              onChange={(event) => setAnswers({ ...answers, login: event.target.value })}
            />
          )}
        </FormLine>
        <PersonContact contact={answers} wrong={wrong} onChange={(contact) => setAnswers({ ...answers, ...contact })} />
        <FormLine label={t("person.department")} wrong={wrong.get("/department")}>
          {({ "aria-invalid": _invalid, ...control }) => (
            <DepartmentPicker
              {...control}
              units={units}
              value={answers.department}
              placeholder={t("none")}
              onChange={(chosen) => setAnswers({ ...answers, department: chosen })}
            />
          )}
        </FormLine>
        <FormLine label={t("person.manager")} hint={t("person.managerHint")} wrong={wrong.get("/manager")}>
          {({ "aria-invalid": _invalid, ...control }) => (
            <PersonPicker
              {...control}
              without={person ? [person.id] : []}
              value={answers.manager}
              placeholder={t("nobody")}
              onChange={(manager) => setAnswers({ ...answers, manager })}
            />
          )}
        </FormLine>
        <FormLine label={t("person.roles")} hint={t("person.rolesHint")} wrong={wrong.get("/roles")}>
          {(control) => (
            <Select
              {...control}
              mode="multiple"
              allowClear
              showSearch={{ optionFilterProp: "label" }}
              placeholder={t("none")}
              options={roles.map(({ key, title }) => ({ value: key, label: title }))}
              value={[...answers.roles]}
              onChange={(chosen: string[]) => setAnswers({ ...answers, roles: chosen })}
            />
          )}
        </FormLine>
        <FormLine
          label={t("person.administrator")}
          hint={t("person.administratorHint")}
          wrong={wrong.get("/administrator")}
        >
          {({ status: _status, "aria-invalid": _invalid, ...control }) => (
            <div>
              <Switch
                {...control}
                checked={answers.administrator}
                onChange={(administrator) => setAnswers({ ...answers, administrator })}
              />
            </div>
          )}
        </FormLine>
        {!person && <FirstPassword value={password} wrong={wrong.get("/password")} onChange={setPassword} />}
        {rest !== null && <ProblemView failure={rest} />}
      </form>
      {person && <PersonActions person={person} onDone={onClose} />}
    </SidePanel>
  );
}
