import { useMutation, useQuery } from "@tanstack/react-query";
import { App, Button, Popconfirm } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { metadata } from "../../api/metadata.ts";
import { people } from "../../api/people.ts";
import { formatInstant } from "../../i18n/format.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { OptionTag } from "../../kit/option-tag.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { SidePanel } from "../../kit/side-panel.tsx";
import { isNamed, othersOf, readRole } from "../../model/role/role-document.ts";
import { useFormTitles } from "./use-form-titles.ts";
import type { RoleDesk } from "./use-role.ts";

interface RoleVersionsProps {
  readonly role: string;
  readonly desk: RoleDesk;
  readonly onClose: () => void;
}

/** Every version that was in force; an old one can be looked at and brought back. */
export function RoleVersions({ role, desk, onClose }: RoleVersionsProps) {
  const { t } = useTranslation("role");
  const { message } = App.useApp();
  const [open, setOpen] = useState<number | null>(null);
  const versions = useQuery({ ...metadata.versions("role", role), staleTime: 0 });
  const items = [...(versions.data?.items ?? [])].sort((one, other) => other.version - one.version);
  const names = useQuery(people.named([...new Set(items.flatMap(({ by }) => (by ? [by] : [])))]));
  const restore = useMutation({
    mutationFn: async (version: number) => {
      await desk.flush();
      const made = await metadata.restore("role", role, version);
      if ((await metadata.read("role", role)).draft !== null) await metadata.discard("role", role);
      await desk.reload();
      return made.version;
    },
    onSuccess: (now, version) => {
      void message.success(t("restored", { version, now }));
      onClose();
    },
  });
  return (
    <SidePanel open width={440} title={t("versions")} onClose={onClose}>
      {versions.error && <ProblemView failure={versions.error} />}
      {versions.isPending && <DelayedSkeleton />}
      {restore.error && <ProblemView failure={restore.error} />}
      <ol className="m-role-versions">
        {items.map(({ version, note, by, at }) => (
          <li key={version}>
            <p>
              <strong>v{version}</strong>{" "}
              {version === desk.version && <OptionTag color="green">{t("current")}</OptionTag>}
              <small className="m-muted">
                {[names.data?.items.find(({ id }) => id === by)?.name, formatInstant(at)].filter(Boolean).join(" · ")}
              </small>
            </p>
            {note !== "" && <p>{note}</p>}
            <div>
              <Button size="small" onClick={() => setOpen(open === version ? null : version)}>
                {t(open === version ? "hide" : "look")}
              </Button>
              {version !== desk.version && (
                <Popconfirm
                  title={t("restoreAsk", { version })}
                  okText={t("restore")}
                  onConfirm={() => restore.mutate(version)}
                >
                  <Button size="small" loading={restore.isPending && restore.variables === version}>
                    {t("restore")}
                  </Button>
                </Popconfirm>
              )}
            </div>
            {open === version && <VersionContent role={role} version={version} />}
          </li>
        ))}
      </ol>
    </SidePanel>
  );
}

/** What a version allowed, a line for each grant. */
function VersionContent({ role, version }: { readonly role: string; readonly version: number }) {
  const { t } = useTranslation("role");
  const titles = useFormTitles();
  const found = useQuery(metadata.version("role", role, version));
  if (found.error) return <ProblemView failure={found.error} />;
  if (!found.data?.doc) return <DelayedSkeleton rows={2} />;
  const { grants } = readRole(found.data.doc);
  if (grants.length === 0) return <p className="m-muted">{t("noGrants")}</p>;
  return (
    <ul>
      {grants.map((grant) => (
        <li key={JSON.stringify(grant)}>
          {[
            titles(grant.form) ?? grant.form,
            grant.actions.map((action) => t(`action.${action}`)).join("、"),
            t(`scope.${isNamed(grant.scope) ? grant.scope : "condition"}`),
            t("othersMay", { right: t(`right.${othersOf(grant)}`) }),
          ].join(" · ")}
        </li>
      ))}
    </ul>
  );
}
