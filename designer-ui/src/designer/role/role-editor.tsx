import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { forms } from "../../api/forms.ts";
import { type MetadataObject, metadata } from "../../api/metadata.ts";
import { useText } from "../../i18n/texts.ts";
import { EmptyState } from "../../kit/empty-state.tsx";
import { FormLine } from "../../kit/form-line.tsx";
import { ObjectFrame } from "../../kit/object-frame.tsx";
import { TitleLine } from "../../kit/title-line.tsx";
import { qualified } from "../../model/menu.ts";
import { paths } from "../../model/paths.ts";
import type { Problem } from "../../model/problem.ts";
import { type Grant, newGrant, placeOf, type RoleDocument, readRole } from "../../model/role/role-document.ts";
import { GrantCard } from "./grant-card.tsx";
import { useFormTitles } from "./use-form-titles.ts";
import { useRole } from "./use-role.ts";
import { useRoleChanges } from "./use-role-changes.ts";

/** Bare keys mean the role's own application; they stay bare. */
export const bareIn = (pkg: string, key: string): string =>
  key.startsWith(`${pkg}.`) ? key.slice(pkg.length + 1) : key;

export function RoleEditor({ object }: { readonly object: MetadataObject }) {
  const { t } = useTranslation("role");
  const text = useText();
  const desk = useRole(object);
  const formList = useQuery(forms.list());
  const dashboards = useQuery(metadata.list("dashboard"));
  const { pkg } = object;
  const { document, change } = desk;
  const put = (index: number, grant: Grant | null) =>
    change({ ...document, grants: document.grants.flatMap((known, at) => (at === index ? (grant ?? []) : known)) });
  const changesOf = useRoleChanges(pkg, [document, ...(desk.published ? [readRole(desk.published)] : [])]);
  const wordsOf = useProblemPlace(document);

  return (
    <div className="m-object">
      <ObjectFrame
        kind="role"
        name={object.key}
        desk={desk}
        title={text(document.title) || object.key}
        lead={
          <>
            {t("lead")} <Link to={paths.roles}>{t("allRoles")}</Link>
          </>
        }
        changesOf={changesOf}
        placeOf={wordsOf}
        onJump={jump}
      >
        <section className="m-object-card m-object-pair" aria-label={t("about")}>
          <TitleLine label={t("title")} title={document.title} onChange={(title) => change({ ...document, title })} />
          <FormLine label={t("dashboards")} hint={t("dashboardsHint")}>
            {(control) => (
              <Select
                {...control}
                mode="multiple"
                allowClear
                showSearch={{ optionFilterProp: "label" }}
                placeholder={t("noDashboards")}
                options={(dashboards.data?.items ?? []).map(({ key, title }) => ({
                  value: bareIn(pkg, key),
                  label: text(title) || key,
                }))}
                value={[...document.dashboards]}
                onChange={(chosen: string[]) => change({ ...document, dashboards: chosen })}
              />
            )}
          </FormLine>
        </section>
        <h2>{t("grants")}</h2>
        {document.grants.length === 0 && (
          <EmptyState icon="id" title={t("noGrants")}>
            {t("noGrantsHint")}
          </EmptyState>
        )}
        {document.grants.map((grant, index) => (
          <GrantCard
            // biome-ignore lint/suspicious/noArrayIndexKey: a form may have several grants, and their order stays
            key={`${grant.form} ${index}`}
            id={`grant-${index}`}
            form={qualified(pkg, grant.form)}
            grant={grant}
            onChange={(next) => put(index, next)}
            onRemove={() => put(index, null)}
          />
        ))}
        <Select<string | null>
          className="m-role-add"
          showSearch={{ optionFilterProp: "label" }}
          aria-label={t("addForm")}
          placeholder={t("addForm")}
          value={null}
          options={(formList.data ?? []).map(({ key, title }) => ({ value: key, label: text(title) || key }))}
          onChange={(form) =>
            form !== null && change({ ...document, grants: [...document.grants, newGrant(bareIn(pkg, form))] })
          }
        />
      </ObjectFrame>
    </div>
  );
}

function jump({ path }: Problem): void {
  const { grant } = placeOf(path);
  if (grant !== null) setTimeout(() => document.getElementById(`grant-${grant}`)?.focus());
}

/** The grant that a problem is in, by its form, and the part of it. */
function useProblemPlace({ grants }: RoleDocument): (problem: Problem) => string {
  const text = useText();
  const titles = useFormTitles();
  return ({ path }) => {
    const { grant, part } = placeOf(path);
    const form = grant === null ? "" : (grants[grant]?.form ?? "");
    return [titles(form) ?? text(form), part].filter((one) => one !== "").join(" › ");
  };
}
