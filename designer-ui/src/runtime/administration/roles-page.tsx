import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { apps } from "../../api/apps.ts";
import { type MetadataLine, metadata } from "../../api/metadata.ts";
import { type RoleSummary, roles } from "../../api/people.ts";
import { useText } from "../../i18n/texts.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { EmptyState } from "../../kit/empty-state.tsx";
import { FailureState } from "../../kit/failure-state.tsx";
import { OptionTag } from "../../kit/option-tag.tsx";
import { packageOf } from "../../model/menu.ts";
import { paths } from "../../model/paths.ts";
import { AdministrationFrame } from "./administration-frame.tsx";
import { NewRole } from "./new-role.tsx";
import { RoleMembers } from "./role-members.tsx";

/** A role as the page lists it: designed, held by somebody, or both. */
interface ListedRole {
  readonly key: string;
  readonly title: string;
  readonly members: readonly string[];
  readonly line: MetadataLine | undefined;
}

/** The roles of every application and who holds them. */
export function RolesPage() {
  const { t } = useTranslation("administration");
  const text = useText();
  const lines = useQuery({ ...metadata.list("role"), staleTime: 0 });
  const held = useQuery(roles.all());
  const applications = useQuery(apps.all());
  const [adding, setAdding] = useState(false);
  const [open, setOpen] = useState<string | null>(null);

  const failure = lines.error ?? held.error;
  const listed = merged(lines.data?.items ?? [], held.data?.items ?? [], text);
  const packages = [...new Set(listed.map(({ key }) => packageOf(key)))];
  const titleOf = (pkg: string) => text(applications.data?.items.find((one) => one.pkg === pkg)?.title) || pkg;
  const chosen = listed.find(({ key }) => key === open);
  const add = (
    <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setAdding(true)}>
      {t("role.add")}
    </Button>
  );
  return (
    <AdministrationFrame actions={add}>
      <div className="m-admin-roles">
        {failure && (
          <FailureState failure={failure} onRetry={() => void Promise.all([lines, held].map((one) => one.refetch()))} />
        )}
        {!failure && (lines.isPending || held.isPending) && <DelayedSkeleton />}
        {lines.data && held.data && listed.length === 0 && (
          <EmptyState icon="id" title={t("role.none")} actions={add}>
            {t("role.noneHint")}
          </EmptyState>
        )}
        {packages.map((pkg) => (
          <section key={pkg} aria-label={titleOf(pkg)}>
            <h2>{titleOf(pkg)}</h2>
            <ul className="m-admin-lines">
              {listed
                .filter(({ key }) => packageOf(key) === pkg)
                .map((role) => (
                  <li key={role.key}>
                    <Link className="m-admin-name" to={paths.role(role.key)}>
                      {role.title}
                    </Link>
                    <span>
                      {role.line && role.line.version === undefined && (
                        <OptionTag color="orange">{t("role.draft")}</OptionTag>
                      )}
                      {role.line && role.line.version !== undefined && role.line.changed && (
                        <OptionTag color="gold">{t("role.changed")}</OptionTag>
                      )}
                    </span>
                    <Button type="link" onClick={() => setOpen(role.key)}>
                      {t("role.members", { count: role.members.length })}
                    </Button>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
      {adding && <NewRole onClose={() => setAdding(false)} />}
      {chosen && (
        <RoleMembers role={chosen.key} title={chosen.title} members={chosen.members} onClose={() => setOpen(null)} />
      )}
    </AdministrationFrame>
  );
}

function merged(
  lines: readonly MetadataLine[],
  held: readonly RoleSummary[],
  text: (label: MetadataLine["title"]) => string,
): readonly ListedRole[] {
  const members = new Map(held.map((role) => [role.key, role.members]));
  const designed = lines.map((line) => ({
    key: line.key,
    title: text(line.title) || line.key,
    members: members.get(line.key) ?? [],
    line,
  }));
  const known = new Set(designed.map(({ key }) => key));
  const others = held.filter(({ key }) => !known.has(key)).map((role) => ({ ...role, line: undefined }));
  return [...designed, ...others];
}
