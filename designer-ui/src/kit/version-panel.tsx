import { useQuery } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { metadata } from "../api/metadata.ts";
import { people } from "../api/people.ts";
import { formatInstant } from "../i18n/format.ts";
import type { JsonObject } from "../model/json.ts";
import type { Problem } from "../model/problem.ts";
import { type Change, ChangeList } from "./change-list.tsx";
import { DelayedSkeleton } from "./delayed-skeleton.tsx";
import { OptionTag } from "./option-tag.tsx";
import { ProblemView } from "./problem-view.tsx";
import { type Found, ReleaseDialog } from "./release-dialog.tsx";
import { SidePanel } from "./side-panel.tsx";
import "./release.css";

interface VersionPanelProps {
  /** Kind and qualified key of the object. */
  readonly kind: string;
  readonly name: string;
  /** The version in force. */
  readonly current: number | null;
  readonly reachesData: boolean;
  /** What one document changes of another, or brings when there was none. */
  readonly changesOf: (before: JsonObject | null, after: JsonObject) => readonly Change[];
  readonly placeOf?: (problem: Problem) => string;
  /** Publishes an old version again and takes it over; the number that it has then. */
  readonly onRestore: (version: number, note: string) => Promise<number>;
  readonly onClose: () => void;
}

/** What a version is compared with: the one before it, or the one in force. */
type Against = "before" | "current";

/** Every version that was in force, newest first; an old one can be compared and brought back. */
export function VersionPanel(props: VersionPanelProps) {
  const { kind, name, current, reachesData, changesOf, placeOf, onRestore, onClose } = props;
  const { t } = useTranslation("release");
  const { message } = App.useApp();
  const [opened, setOpened] = useState<string | null>(null);
  const [restoring, setRestoring] = useState<number | null>(null);
  const versions = useQuery({ ...metadata.versions(kind, name), staleTime: 0 });
  const items = [...(versions.data?.items ?? [])].sort((one, other) => other.version - one.version);
  const names = useQuery(people.named([...new Set(items.flatMap(({ by }) => (by ? [by] : [])))]));
  const toggle = (version: number, against: Against) => {
    const key = `${version} ${against}`;
    const open = opened === key;
    return (
      <Button size="small" aria-expanded={open} onClick={() => setOpened(open ? null : key)}>
        {open ? t("hide") : t(`look.${against}`)}
      </Button>
    );
  };
  return (
    <SidePanel open width={480} title={t("versions")} onClose={onClose}>
      {versions.error && <ProblemView failure={versions.error} />}
      {versions.isPending && <DelayedSkeleton />}
      <ol className="m-versions">
        {items.map(({ version, note, by, at }) => (
          <li key={version} aria-label={`v${version}`}>
            <div className="m-versions-line">
              <strong>v{version}</strong>
              {version === current && <OptionTag color="green">{t("current")}</OptionTag>}
              <small className="m-muted">
                {[names.data?.items.find(({ id }) => id === by)?.name, formatInstant(at)].filter(Boolean).join(" · ")}
              </small>
            </div>
            {note !== "" && <p>{note}</p>}
            <div className="m-versions-actions">
              {toggle(version, "before")}
              {version !== current && toggle(version, "current")}
              {version !== current && (
                <Button size="small" onClick={() => setRestoring(version)}>
                  {t("restore")}
                </Button>
              )}
            </div>
            {opened?.startsWith(`${version} `) && (
              <Compared
                kind={kind}
                name={name}
                from={opened.endsWith("before") ? version - 1 : (current ?? version)}
                to={version}
                same={t(opened.endsWith("before") ? "same.before" : "same.current")}
                changesOf={changesOf}
              />
            )}
          </li>
        ))}
      </ol>
      {restoring !== null && (
        <Restoring
          {...{ kind, name, changesOf, reachesData }}
          {...(placeOf ? { placeOf } : {})}
          from={current ?? 0}
          version={restoring}
          onRelease={async (note) => {
            const now = await onRestore(restoring, note);
            void message.success(t("restored", { version: restoring, now }));
            onClose();
          }}
          onClose={() => setRestoring(null)}
        />
      )}
    </SidePanel>
  );
}

interface ComparedProps extends Pick<VersionPanelProps, "kind" | "name" | "changesOf"> {
  /** 0: nothing was in force before. */
  readonly from: number;
  readonly to: number;
  readonly same: string;
}

/** What changes on the way from one version to another. */
function Compared({ same, ...versions }: ComparedProps) {
  const { changes, failure } = useChanges(versions);
  if (failure) return <ProblemView failure={failure} />;
  if (changes === null) return <DelayedSkeleton rows={2} />;
  return changes.length === 0 ? <p className="m-muted">{same}</p> : <ChangeList changes={changes} />;
}

function useChanges({ kind, name, from, to, changesOf }: Omit<ComparedProps, "same">) {
  const before = useQuery({ ...metadata.version(kind, name, from), enabled: from > 0 });
  const after = useQuery(metadata.version(kind, name, to));
  const known = after.data?.doc !== undefined && (from === 0 || before.data?.doc !== undefined);
  return {
    changes: known && after.data?.doc ? changesOf(before.data?.doc ?? null, after.data.doc) : null,
    failure: after.error ?? before.error,
  };
}

interface RestoringProps extends Pick<VersionPanelProps, "kind" | "name" | "reachesData" | "changesOf" | "placeOf"> {
  readonly from: number;
  readonly version: number;
  readonly onRelease: (note: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Restoring is publishing: the same checks and the same look at data come before it. */
function Restoring({ kind, name, reachesData, changesOf, placeOf, from, version, onRelease, onClose }: RestoringProps) {
  const { t } = useTranslation("release");
  const { changes } = useChanges({ kind, name, from, to: version, changesOf });
  const look = async (): Promise<Found> => {
    const [{ problems }, effects] = await Promise.all([
      metadata.check(kind, name, version),
      reachesData ? metadata.effects(kind, name, version) : { items: [] },
    ]);
    return { problems, effects: effects.items };
  };
  return (
    <ReleaseDialog
      title={t("restore.title", { version })}
      verb={t("restore")}
      lead={t("restore.lead", { version })}
      about={[kind, name, version]}
      look={look}
      first={false}
      reachesData={reachesData}
      changes={changes}
      {...(placeOf ? { placeOf } : {})}
      onRelease={onRelease}
      onClose={onClose}
    />
  );
}
