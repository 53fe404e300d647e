import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../model/problem.ts";
import { type Change, ChangeList } from "./change-list.tsx";
import { DelayedSkeleton } from "./delayed-skeleton.tsx";
import { ProblemView } from "./problem-view.tsx";
import "./release.css";

/** What looking at a document has found. */
export interface Found {
  readonly problems: readonly Problem[];
  /** What it would do to data that is there. */
  readonly effects: readonly Problem[];
}

interface ReleaseDialogProps {
  readonly title: string;
  /** The word on the button that does it. */
  readonly verb: string;
  readonly lead?: string;
  /** Names what is looked at; it is looked at again when that changes. */
  readonly about: readonly unknown[];
  readonly look: () => Promise<Found>;
  /** Whether nothing was in force before. */
  readonly first: boolean;
  /** Whether records hang on it, which may be changed. */
  readonly reachesData: boolean;
  /** Null as long as they are not known. */
  readonly changes: readonly Change[] | null;
  /** The place of a problem, in words; empty where its sentence says enough. */
  readonly placeOf?: (problem: Problem) => string;
  readonly onJump?: (problem: Problem) => void;
  readonly onRelease: (note: string) => Promise<void>;
  readonly onClose: () => void;
}

/** What the server would refuse: values that no conversion fits, and values that occur more than once. */
const REFUSED: ReadonlySet<string> = new Set(["effect_values_unfit", "duplicates_exist"]);

export const severityOf = ({ severity }: Problem): "error" | "warning" => severity ?? "error";

/** Brings a document into force: what the checks found, what it does to data, what it changes, and a note for those who come after. */
export function ReleaseDialog(props: ReleaseDialogProps) {
  const { title, verb, lead, about, look, first, reachesData, changes, placeOf, onJump, onRelease, onClose } = props;
  const { t } = useTranslation("release");
  const [note, setNote] = useState("");
  const found = useQuery({ queryKey: ["release", ...about], queryFn: look, retry: false, gcTime: 0, staleTime: 0 });
  const release = useMutation({ mutationFn: () => onRelease(note.trim()), onSuccess: onClose });
  const { problems = [], effects = [] } = found.data ?? {};
  const refused = effects.some(({ code }) => REFUSED.has(code));
  const blocked = refused || problems.some((problem) => severityOf(problem) === "error");
  const jump = onJump && {
    onJump: (problem: Problem) => {
      onClose();
      onJump(problem);
    },
  };
  return (
    <Modal
      open
      width={600}
      title={title}
      okText={verb}
      okButtonProps={{ disabled: blocked || !found.data, loading: release.isPending }}
      onOk={() => release.mutate()}
      onCancel={onClose}
    >
      <div className="m-release">
        {lead && <p>{lead}</p>}
        {found.isPending && <DelayedSkeleton rows={2} />}
        {found.error && <ProblemView failure={found.error} />}
        <FoundList severity="error" problems={problems} {...(placeOf ? { placeOf } : {})} {...jump} />
        <FoundList severity="warning" problems={problems} {...(placeOf ? { placeOf } : {})} {...jump} />
        {found.data && problems.length === 0 && <Alert type="success" showIcon title={t("sound")} />}
        {!first && reachesData && found.data && (
          <section aria-label={t("effects")}>
            <h3>{t("effects")}</h3>
            {effects.length === 0 ? (
              <p className="m-muted">{t("effects.none")}</p>
            ) : (
              <Alert
                type={refused ? "error" : "warning"}
                title={
                  <ul className="m-release-effects">
                    {effects.map(({ message, path }) => (
                      <li key={path + message}>{message}</li>
                    ))}
                  </ul>
                }
              />
            )}
          </section>
        )}
        <section aria-label={t("changes")}>
          <h3>{t(first ? "changes.first" : "changes")}</h3>
          {changes === null && <DelayedSkeleton rows={2} />}
          {changes?.length === 0 && <p className="m-muted">{t("changes.none")}</p>}
          {changes !== null && <ChangeList changes={changes} />}
        </section>
      </div>
      <div className="m-release-note">
        <Input.TextArea
          aria-label={t("note")}
          placeholder={t("note")}
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {release.error && <ProblemView failure={release.error} />}
      </div>
    </Modal>
  );
}

interface FoundListProps {
  readonly severity: "error" | "warning";
  readonly problems: readonly Problem[];
  readonly placeOf?: (problem: Problem) => string;
  readonly onJump?: (problem: Problem) => void;
}

/** What was found of one severity, each with its place and a way there. */
export function FoundList({ severity, problems, placeOf, onJump }: FoundListProps) {
  const { t } = useTranslation("release");
  const shown = problems.filter((problem) => severityOf(problem) === severity);
  if (shown.length === 0) return null;
  const words = (problem: Problem) => {
    const place = placeOf?.(problem) ?? "";
    return place === "" || problem.message.includes(place)
      ? problem.message
      : t("at", { place, message: problem.message });
  };
  return (
    <Alert
      type={severity}
      showIcon
      title={t(`found.${severity}`, { count: shown.length })}
      description={
        <ul className="m-release-found">
          {shown.map((problem) => (
            <li key={`${problem.message} ${problem.path}`}>
              {onJump ? (
                <Button type="link" size="small" onClick={() => onJump(problem)}>
                  {words(problem)}
                </Button>
              ) : (
                words(problem)
              )}
            </li>
          ))}
        </ul>
      }
    />
  );
}
