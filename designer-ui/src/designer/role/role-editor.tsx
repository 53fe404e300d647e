import HistoryOutlined from "@ant-design/icons/HistoryOutlined";
import { useQuery } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { forms } from "../../api/forms.ts";
import { type MetadataObject, metadata } from "../../api/metadata.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useText } from "../../i18n/texts.ts";
import { EmptyState } from "../../kit/empty-state.tsx";
import { FormLine } from "../../kit/form-line.tsx";
import { OptionTag } from "../../kit/option-tag.tsx";
import { PageHeader } from "../../kit/page-header.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { VersionPanel } from "../../kit/version-panel.tsx";
import { withText, writtenText } from "../../model/localized-text.ts";
import { qualified } from "../../model/menu.ts";
import { paths } from "../../model/paths.ts";
import { type Grant, newGrant } from "../../model/role/role-document.ts";
import { GrantCard } from "./grant-card.tsx";
import { PublishRole } from "./publish-role.tsx";
import { type RoleDesk, useRole } from "./use-role.ts";
import { useRoleChanges } from "./use-role-changes.ts";

const MAIN = "zh-CN";

/** Bare keys mean the role's own application; they stay bare. */
export const bareIn = (pkg: string, key: string): string =>
  key.startsWith(`${pkg}.`) ? key.slice(pkg.length + 1) : key;

export function RoleEditor({ object }: { readonly object: MetadataObject }) {
  const { t } = useTranslation("role");
  const text = useText();
  const language = useLanguage();
  const desk = useRole(object);
  const formList = useQuery(forms.list());
  const dashboards = useQuery(metadata.list("dashboard"));
  const [opened, setOpened] = useState<"publish" | "versions" | null>(null);
  const { pkg } = object;
  const { document, change } = desk;
  const put = (index: number, grant: Grant | null) =>
    change({ ...document, grants: document.grants.flatMap((known, at) => (at === index ? (grant ?? []) : known)) });
  const close = () => setOpened(null);
  const changesOf = useRoleChanges(pkg, document);

  return (
    <div className="m-role">
      <PageHeader
        title={text(document.title) || object.key}
        aside={<Standing desk={desk} />}
        actions={
          <>
            <Button
              icon={<HistoryOutlined aria-hidden="true" />}
              disabled={desk.version === null}
              onClick={() => setOpened("versions")}
            >
              {t("versions")}
            </Button>
            <Button type="primary" disabled={!desk.publishable} onClick={() => setOpened("publish")}>
              {t("publish")}
            </Button>
          </>
        }
      />
      <p className="m-muted">
        {t("lead")} <Link to={paths.roles}>{t("allRoles")}</Link>
      </p>
      {desk.saving === "failed" && (
        <div className="m-role-failed">
          <ProblemView failure={desk.failure} />
          <Button onClick={() => void desk.reload()}>{t("reload")}</Button>
        </div>
      )}
      <section className="m-role-head" aria-label={t("about")}>
        <FormLine label={t("title")}>
          {(control) => (
            <Input
              {...control}
              maxLength={60}
              value={writtenText(document.title, language, MAIN)}
              onChange={({ target }) =>
                change({ ...document, title: withText(document.title, language, target.value, MAIN) ?? "" })
              }
            />
          )}
        </FormLine>
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
      {opened === "publish" && <PublishRole role={object.key} desk={desk} changesOf={changesOf} onClose={close} />}
      {opened === "versions" && (
        <VersionPanel
          kind="role"
          name={object.key}
          current={desk.version}
          reachesData={false}
          changesOf={changesOf}
          onRestore={desk.restore}
          onClose={close}
        />
      )}
    </div>
  );
}

function Standing({ desk }: { readonly desk: RoleDesk }) {
  const { t } = useTranslation("role");
  return (
    <>
      <OptionTag color={desk.version === null ? "orange" : "green"}>
        {desk.version === null ? t("draft") : t("inForce", { version: desk.version })}
      </OptionTag>
      <span className="m-muted" role="status">
        {t(`saving.${desk.saving}`)}
      </span>
    </>
  );
}
