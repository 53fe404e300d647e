import { useQuery } from "@tanstack/react-query";
import { Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { departments, roles } from "../../api/people.ts";
import type { Json } from "../../model/json.ts";
import type { InputProps } from "../control.ts";
import "./scope-setting.css";

/** The setting as it stands in the document. */
interface Scope {
  readonly roles?: readonly string[];
  readonly departments?: readonly string[];
  readonly own?: boolean;
  /** Holds unless it is false. */
  readonly below?: boolean;
}

/** What a scope still says; undefined when that is nothing. */
function settled({ roles: held = [], departments: units = [], own, below }: Scope): Scope | undefined {
  const scope: Scope = {
    ...(held.length > 0 ? { roles: held } : {}),
    ...(units.length > 0 ? { departments: units } : {}),
    ...(own ? { own } : {}),
  };
  if (Object.keys(scope).length === 0) return undefined;
  return below === false && (units.length > 0 || own) ? { ...scope, below } : scope;
}

/** Whom, or which departments, a field offers: by role, by department, or by the department of whoever fills in. */
export function ScopeSetting({ id, field, value, onChange }: InputProps) {
  const { t } = useTranslation("designer-settings");
  const ofPeople = field.props?.["people"] === true;
  const held = useQuery({ ...roles.all(), enabled: ofPeople });
  const units = useQuery(departments.all());
  const scope = (value ?? {}) as Scope;
  const put = (change: Scope) => onChange((settled({ ...scope, ...change }) ?? null) as Json);
  const placed = scope.own === true || (scope.departments ?? []).length > 0;
  return (
    <div className="m-scope">
      {ofPeople && (
        <Several
          id={id}
          label={t("setting.scope.roles")}
          value={scope.roles}
          options={(held.data?.items ?? []).map(({ key, title }) => ({ value: key, label: title ?? key }))}
          onChange={(chosen) => put({ roles: chosen })}
        />
      )}
      <Several
        id={ofPeople ? `${id}-departments` : id}
        label={t(ofPeople ? "setting.scope.people" : "setting.scope.departments")}
        value={scope.departments}
        options={(units.data?.items ?? []).map(({ id: unit, name }) => ({ value: unit, label: name }))}
        onChange={(chosen) => put({ departments: chosen })}
      />
      <Line label={t("setting.scope.own")} on={scope.own === true} onChange={(own) => put({ own })} />
      {placed && (
        <Line label={t("setting.scope.below")} on={scope.below !== false} onChange={(below) => put({ below })} />
      )}
    </div>
  );
}

interface SeveralProps {
  readonly id: string;
  readonly label: string;
  readonly value: readonly string[] | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function Several({ id, label, value = [], options, onChange }: SeveralProps) {
  return (
    <div>
      <small aria-hidden="true">{label}</small>
      <Select
        id={id}
        mode="multiple"
        style={{ width: "100%" }}
        showSearch={{ optionFilterProp: "label" }}
        aria-label={label}
        value={[...value]}
        options={[...options]}
        onChange={onChange}
      />
    </div>
  );
}

interface LineProps {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

function Line({ label, on, onChange }: LineProps) {
  return (
    <div className="m-scope-line">
      <small aria-hidden="true">{label}</small>
      <Switch size="small" aria-label={label} checked={on} onChange={onChange} />
    </div>
  );
}
