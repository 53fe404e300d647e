import HistoryOutlined from "@ant-design/icons/HistoryOutlined";
import { App, Button } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { metadata } from "../api/metadata.ts";
import type { ObjectDesk } from "../api/object-desk.ts";
import type { JsonObject } from "../model/json.ts";
import type { Problem } from "../model/problem.ts";
import type { Change } from "./change-list.tsx";
import { OptionTag } from "./option-tag.tsx";
import { PageHeader } from "./page-header.tsx";
import { ProblemView } from "./problem-view.tsx";
import { ReleaseDialog } from "./release-dialog.tsx";
import { VersionPanel } from "./version-panel.tsx";
import "./object-frame.css";

interface ObjectFrameProps<T> {
  /** Kind and qualified key of the object. */
  readonly kind: string;
  readonly name: string;
  readonly desk: ObjectDesk<T>;
  readonly title: string;
  /** Whether records hang on it, whose values are looked at before it changes. */
  readonly reachesData?: boolean;
  readonly lead?: ReactNode;
  /** Before the buttons that every object has. */
  readonly actions?: ReactNode;
  /** What one document changes of another, or brings when there was none. */
  readonly changesOf: (before: JsonObject | null, after: JsonObject) => readonly Change[];
  /** The place of a problem, in words; empty where its sentence says enough. */
  readonly placeOf: (problem: Problem) => string;
  readonly onJump: (problem: Problem) => void;
  readonly children: ReactNode;
}

/** Where an object of the application is written: its state, its versions, and the way into force. */
export function ObjectFrame<T>(props: ObjectFrameProps<T>) {
  const { kind, name, desk, title, reachesData = false, lead, actions, changesOf, placeOf, onJump, children } = props;
  const { t } = useTranslation("release");
  const { message } = App.useApp();
  const [opened, setOpened] = useState<"publish" | "versions" | null>(null);
  const close = () => setOpened(null);
  return (
    <>
      <PageHeader
        title={title}
        aside={<Standing version={desk.version} saving={desk.saving} />}
        actions={
          <>
            {actions}
            <Button
              icon={<HistoryOutlined aria-hidden="true" />}
              disabled={desk.version === null}
              onClick={() => setOpened("versions")}
            >
              {t("versions")}
            </Button>
            <Button
              type="primary"
              disabled={!desk.publishable}
              {...(desk.publishable ? {} : { title: t("publish.nothing") })}
              onClick={() => setOpened("publish")}
            >
              {t("publish")}
            </Button>
          </>
        }
      />
      {lead && <p className="m-muted">{lead}</p>}
      {desk.saving === "failed" && (
        <div className="m-object-failed">
          <ProblemView failure={desk.failure} />
          <Button onClick={() => void desk.reload()}>{t("reload")}</Button>
        </div>
      )}
      {children}
      {opened === "publish" && (
        <ReleaseDialog
          title={t("publish.title", { title })}
          verb={t("publish")}
          about={[kind, name, desk.document]}
          look={async () => {
            await desk.flush();
            const [{ problems }, effects] = await Promise.all([
              metadata.check(kind, name),
              reachesData ? metadata.effects(kind, name) : { items: [] },
            ]);
            return { problems, effects: effects.items };
          }}
          first={desk.published === null}
          reachesData={reachesData}
          changes={changesOf(desk.published, desk.written)}
          placeOf={placeOf}
          onJump={onJump}
          onRelease={async (note) => {
            const version = await desk.publish(note);
            void message.success(t("published", { version }));
          }}
          onClose={close}
        />
      )}
      {opened === "versions" && (
        <VersionPanel
          kind={kind}
          name={name}
          current={desk.version}
          reachesData={reachesData}
          changesOf={changesOf}
          placeOf={placeOf}
          onRestore={desk.restore}
          onClose={close}
        />
      )}
    </>
  );
}

/** Whether the object is in force, and whether the server has what is on the screen. */
function Standing({ version, saving }: Pick<ObjectDesk<unknown>, "version" | "saving">) {
  const { t } = useTranslation("release");
  return (
    <>
      <OptionTag color={version === null ? "orange" : "green"}>
        {version === null ? t("draft") : t("inForce", { version })}
      </OptionTag>
      <span className="m-muted" role="status">
        {t(`saving.${saving}`)}
      </span>
    </>
  );
}
