import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Popconfirm } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { forms } from "../../api/forms.ts";
import { metadata } from "../../api/metadata.ts";
import { people } from "../../api/people.ts";
import { records } from "../../api/records.ts";
import { formatInstant } from "../../i18n/format.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { OptionTag } from "../../kit/option-tag.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { SidePanel } from "../../kit/side-panel.tsx";
import { differences } from "../../model/designer/diff.ts";
import { documentOf } from "../../model/designer/document.ts";
import { useDesignState, useSurrounding } from "./design-context.tsx";
import { DifferenceList } from "./difference-list.tsx";
import type { Autosave } from "./use-autosave.ts";

interface VersionsPanelProps {
  readonly autosave: Autosave;
  readonly onClose: () => void;
}

/** Every version that was in force; an old one can be looked at and brought back. */
export function VersionsPanel({ autosave, onClose }: VersionsPanelProps) {
  const { t } = useTranslation("designer");
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { form, design } = useSurrounding();
  const current = useDesignState((state) => state.version);
  const [open, setOpen] = useState<number | null>(null);
  const versions = useQuery({ ...metadata.versions("form", form), staleTime: 0 });
  const items = [...(versions.data?.items ?? [])].sort((one, other) => other.version - one.version);
  const names = useQuery(people.named([...new Set(items.flatMap(({ by }) => (by ? [by] : [])))]));
  const restore = useMutation({
    mutationFn: async (version: number) => {
      await autosave.flush();
      await metadata.restore("form", form, version);
      if (design.getState().drafted) await metadata.discard("form", form);
      return metadata.read("form", form);
    },
    onSuccess: async (object, version) => {
      design.restart(object);
      await Promise.all(
        [forms.all, metadata.all("form"), records.all(form)].map((queryKey) =>
          queries.invalidateQueries({ queryKey: [...queryKey] }),
        ),
      );
      void message.success(t("versions.restored", { version, now: object.version }));
      onClose();
    },
  });

  return (
    <SidePanel open width={460} title={t("versions")} onClose={onClose}>
      {versions.error && <ProblemView failure={versions.error} />}
      {versions.isPending && <DelayedSkeleton />}
      {restore.error && <ProblemView failure={restore.error} />}
      <ol className="m-versions">
        {items.map(({ version, note, by, at }) => (
          <li key={version}>
            <div className="m-versions-line">
              <strong>v{version}</strong>
              {version === current && <OptionTag color="green">{t("versions.current")}</OptionTag>}
              <small className="m-muted">
                {[names.data?.items.find(({ id }) => id === by)?.name, formatInstant(at)].filter(Boolean).join(" · ")}
              </small>
            </div>
            {note !== "" && <p>{note}</p>}
            <div className="m-versions-actions">
              <Button size="small" onClick={() => setOpen(open === version ? null : version)}>
                {open === version ? t("versions.hide") : t("versions.look")}
              </Button>
              {version !== current && (
                <Popconfirm
                  title={t("versions.confirm", { version })}
                  okText={t("versions.restore")}
                  onConfirm={() => restore.mutate(version)}
                >
                  <Button size="small" loading={restore.isPending && restore.variables === version}>
                    {t("versions.restore")}
                  </Button>
                </Popconfirm>
              )}
            </div>
            {open === version && <VersionContent form={form} version={version} />}
          </li>
        ))}
      </ol>
    </SidePanel>
  );
}

/** What a version had changed. */
function VersionContent({ form, version }: { readonly form: string; readonly version: number }) {
  const { t } = useTranslation("designer");
  const own = useQuery(metadata.version("form", form, version));
  const before = useQuery({ ...metadata.version("form", form, version - 1), enabled: version > 1 });
  if (own.error) return <ProblemView failure={own.error} />;
  if (!own.data?.doc || (version > 1 && before.isPending)) return <DelayedSkeleton rows={2} />;
  const changes = differences(before.data?.doc ? documentOf(before.data.doc) : null, documentOf(own.data.doc));
  return changes.length === 0 ? (
    <p className="m-muted">{t("versions.same")}</p>
  ) : (
    <DifferenceList differences={changes} />
  );
}
