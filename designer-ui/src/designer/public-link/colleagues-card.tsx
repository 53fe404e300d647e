import { useQuery } from "@tanstack/react-query";
import { Button, Select, Switch } from "antd";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { departments, roles } from "../../api/people.ts";
import { NameScope } from "../../controls/names.tsx";
import { controlOf } from "../../controls/registry.ts";
import { asList } from "../../controls/words.ts";
import { USUAL } from "../../model/form/usual.ts";
import type { Field } from "../../model/form-shape.ts";
import {
  type LinkOffer,
  NOBODY_OFFERED,
  type OfferedColleagues,
} from "../../model/public-link/public-link-document.ts";

interface ColleaguesCardProps {
  /** Title of the field. */
  readonly name: string;
  readonly whom: "people" | "departments";
  readonly offer: LinkOffer | undefined;
  readonly onChange: (offer: LinkOffer | undefined) => void;
}

/** Which people or departments may be chosen by those without an account: nobody until somebody is named. */
export function ColleaguesCard({ name, whom, offer, onChange }: ColleaguesCardProps) {
  const { t } = useTranslation("public-link");
  const known = offer ?? { form: "", show: [], where: undefined, list: false, colleagues: NOBODY_OFFERED };
  const { colleagues } = known;
  const put = (change: Partial<OfferedColleagues>) => {
    const next = { ...colleagues, ...change };
    const nobody = [next.people, next.roles, next.departments].every((named) => named.length === 0);
    onChange(nobody ? undefined : { ...known, colleagues: next });
  };
  const units = useQuery(departments.all());
  const label = t(`who.${whom}`, { field: name });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame
    <div className="m-public-link-more" role="group" aria-label={label}>
      <p className="m-muted">{label}</p>
      {whom === "people" && <Persons name={name} {...colleagues} onChange={put} />}
      <Several
        label={t(whom === "people" ? "who.of" : "who.units", { field: name })}
        value={colleagues.departments}
        options={(units.data?.items ?? []).map((unit) => ({ value: unit.id, label: unit.name }))}
        onChange={(chosen) => put({ departments: chosen })}
      />
      {colleagues.departments.length > 0 && (
        <Line label={t("who.below")} on={colleagues.below} onChange={(below) => put({ below })} />
      )}
      {offer ? (
        <div className="m-public-link-line">
          <Line
            label={t(offer.list ? "see.listed" : "see.searched")}
            on={offer.list}
            onChange={(list) => onChange({ ...offer, list })}
          />
          <Button size="small" type="text" onClick={() => onChange(undefined)}>
            {t("see.forbid")}
          </Button>
        </div>
      ) : (
        <p className="m-muted">{t("who.none")}</p>
      )}
    </div>
  );
}

interface PersonsProps extends OfferedColleagues {
  readonly name: string;
  readonly onChange: (change: Partial<OfferedColleagues>) => void;
}

/** People by name, and whoever holds a role. */
function Persons({ name, people, roles: held, onChange }: PersonsProps) {
  const { t } = useTranslation("public-link");
  const all = useQuery(roles.all());
  const { Input: People } = controlOf(USUAL.USERS);
  const field: Field = { key: "people", type: USUAL.USERS, title: name, placeholder: t("who.named"), props: {} };
  return (
    <>
      <NameScope form="" json={{ targets: ["people"], value: [...people] }} fieldAt={() => field}>
        <Suspense fallback={null}>
          <People
            id={`offered-people-${name}`}
            path="people"
            field={field}
            value={[...people]}
            onChange={(chosen) => onChange({ people: asList(chosen) })}
          />
        </Suspense>
      </NameScope>
      <Several
        label={t("who.roles", { field: name })}
        value={held}
        options={(all.data?.items ?? []).map(({ key, title }) => ({ value: key, label: title ?? key }))}
        onChange={(chosen) => onChange({ roles: chosen })}
      />
    </>
  );
}

interface SeveralProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function Several({ label, value, options, onChange }: SeveralProps) {
  return (
    <Select<readonly string[]>
      mode="multiple"
      showSearch={{ optionFilterProp: "label" }}
      aria-label={label}
      placeholder={label}
      value={value}
      options={[...options]}
      onChange={onChange}
    />
  );
}

interface LineProps {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

function Line({ label, on, onChange }: LineProps) {
  return (
    <span className="m-public-link-switch">
      <Switch size="small" aria-label={label} checked={on} onChange={onChange} />
      {label}
    </span>
  );
}
