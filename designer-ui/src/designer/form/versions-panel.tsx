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
  const { t } = useTranslation(["designer-publish", "designer"]);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { form, design } = useSurrounding();
  const current = useDesignState((state) => state.version);
  const [open, setOpen] = useState<Opened | null>(null);
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
    <SidePanel open width={460} title={t("designer:versions")} onClose={onClose}>
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
              <Toggle version={version} how="own" open={open} onOpen={setOpen} />
              {version !== current && <Toggle version={version} how="current" open={open} onOpen={setOpen} />}
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
            {open?.version === version && (
              <VersionContent
                form={form}
                from={open.how === "own" ? version - 1 : (current ?? version)}
                to={version}
                same={t(open.how === "own" ? "versions.same" : "versions.sameAsCurrent")}
              />
            )}
          </li>
        ))}
      </ol>
    </SidePanel>
  );
}

interface Opened {
  readonly version: number;
  /** Against the version before it, or against the one in force. */
  readonly how: "own" | "current";
}

interface ToggleProps extends Opened {
  readonly open: Opened | null;
  readonly onOpen: (open: Opened | null) => void;
}

function Toggle({ version, how, open, onOpen }: ToggleProps) {
  const { t } = useTranslation(["designer-publish", "designer"]);
  const on = open?.version === version && open.how === how;
  return (
    <Button size="small" aria-expanded={on} onClick={() => onOpen(on ? null : { version, how })}>
      {on ? t("versions.hide") : t(how === "own" ? "versions.look" : "versions.compare")}
    </Button>
  );
}

interface VersionContentProps {
  readonly form: string;
  readonly from: number;
  readonly to: number;
  readonly same: string;
}

/** What changes on the way from one version to another. */
function VersionContent({ form, from, to, same }: VersionContentProps) {
  const own = useQuery(metadata.version("form", form, to));
  const before = useQuery({ ...metadata.version("form", form, from), enabled: from > 0 });
  if (own.error) return <ProblemView failure={own.error} />;
  if (!own.data?.doc || (from > 0 && before.isPending)) return <DelayedSkeleton rows={2} />;
  const changes = differences(before.data?.doc ? documentOf(before.data.doc) : null, documentOf(own.data.doc));
  return changes.length === 0 ? <p className="m-muted">{same}</p> : <DifferenceList differences={changes} />;
}
