import { Modal, Segmented } from "antd";
import { memo, type RefObject, Suspense, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { lazily } from "../../kit/lazily.ts";
import { nodeOfSelection } from "../../model/designer/layout.ts";
import { logicAt, selectionOfPointer } from "../../model/designer/pointer.ts";
import type { Problem } from "../../model/problem.ts";
import { Canvas } from "./canvas/canvas.tsx";
import { ClearedNotice } from "./cleared-notice.tsx";
import { useDesign, useDesignState, useDocument, useSelection, useSurrounding } from "./design-context.tsx";
import { DesignerBar, type Opened } from "./designer-bar.tsx";
import { LeaseBanner } from "./lease-banner.tsx";
import { Palette } from "./palette.tsx";
import { Properties } from "./panel/properties.tsx";
import { type Autosave, useAutosave } from "./use-autosave.ts";
import { useKeyboard } from "./use-keyboard.ts";
import { useLease } from "./use-lease.ts";

const Rules = lazily(() => import("./logic/logic-tab.tsx").then((file) => file.LogicTab));
const Publish = lazily(() => import("./publish-dialog.tsx").then((file) => file.PublishDialog));
const Versions = lazily(() => import("./versions-panel.tsx").then((file) => file.VersionsPanel));
const Preview = lazily(() => import("./preview/preview-dialog.tsx").then((file) => file.PreviewDialog));

const Recomputing = lazily(() => import("./recompute-banner.tsx").then((file) => file.RecomputeBanner));
const Encrypting = lazily(() => import("./encryption-banner.tsx").then((file) => file.EncryptionBanner));

type Tab = "fields" | "rules";

const NOTHING = { name: null, times: 0 };

/** Palette, canvas and properties, with the bar above them. */
export const DesignerFrame = memo(function DesignerFrame() {
  const { t } = useTranslation("designer");
  const { form } = useSurrounding();
  const design = useDesign();
  const root = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [tab, setTab] = useState<Tab>("fields");
  const [opened, setOpened] = useState<Opened>(null);
  const onKeyDown = useKeyboard({ root, search });
  const autosave = useAutosave(design, form);
  const leasing = useLease(design, form);
  const [logic, setLogic] = useState<{ readonly name: string | null; readonly times: number }>(NOTHING);
  const jump = ({ path }: Problem) => {
    const { saved } = design.getState();
    design.select(selectionOfPointer(saved, path));
    setLogic(({ times }) => ({ name: logicAt(saved, path), times: times + 1 }));
    setTab(path.startsWith("/logic") ? "rules" : "fields");
  };
  const close = () => setOpened(null);
  const inForce = useDesignState(({ version }) => version !== null);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the shortcuts belong to the whole designer
    <div className="m-designer" ref={root} tabIndex={-1} onKeyDown={onKeyDown}>
      <DesignerBar onOpen={setOpened} onRetry={() => void autosave.flush()} onJump={jump}>
        <Segmented<Tab>
          value={tab}
          onChange={setTab}
          options={[
            { value: "fields", label: t("tab.fields") },
            { value: "rules", label: t("tab.rules") },
          ]}
        />
      </DesignerBar>
      <LeaseBanner leasing={leasing} />
      <Suspense fallback={null}>
        {inForce && <Recomputing form={form} />}
        {inForce && <Encrypting form={form} />}
      </Suspense>
      {tab === "fields" ? (
        <div className="m-designer-panes" inert={leasing.other !== null}>
          <Palette searchRef={search} />
          <Canvas />
          <Suspense fallback={null}>
            <Properties />
          </Suspense>
        </div>
      ) : (
        <Suspense fallback={<DelayedSkeleton />}>
          <div className="m-designer-panes" inert={leasing.other !== null}>
            <Rules key={logic.times} begun={logic.name} onLeave={() => setTab("fields")} />
          </div>
        </Suspense>
      )}
      <KeptFocus root={root} opened={opened} />
      <Announcer />
      <ClearedNotice />
      <ConflictDialog autosave={autosave} />
      <Suspense fallback={null}>
        {opened === "publish" && <Publish autosave={autosave} onClose={close} onJump={jump} />}
        {opened === "versions" && <Versions autosave={autosave} onClose={close} />}
        {opened === "preview" && <Preview onClose={close} />}
      </Suspense>
    </div>
  );
});

interface KeptFocusProps {
  readonly root: RefObject<HTMLElement | null>;
  readonly opened: Opened;
}

/** When what had the focus is gone (undone, deleted, a dialog), the selected node takes it, so that the keyboard goes on working. */
function KeptFocus({ root, opened }: KeptFocusProps) {
  const document = useDocument();
  const selection = useSelection();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the document, the selection or the dialog changes
  useEffect(() => {
    if (window.document.activeElement !== window.document.body) return;
    const name = nodeOfSelection(selection);
    const node = name === null ? null : root.current?.querySelector<HTMLElement>(`[data-node="${name}"]`);
    (node ?? root.current)?.focus({ preventScroll: true });
  }, [document, selection, opened]);
  return null;
}

/** Says aloud what has just been done. */
function Announcer() {
  const { t } = useTranslation("designer");
  const text = useText();
  const happening = useDesignState((state) => state.happening);
  const step = happening && t(`step.${happening.name.id}`, { subject: text(happening.name.subject) });
  return (
    <div className="m-visually-hidden" aria-live="polite" data-testid="announcer">
      {happening && (happening.what === "done" ? step : t(`announce.${happening.what}`, { step }))}
    </div>
  );
}

/** Somebody else has saved this form meanwhile: nothing is overwritten before somebody says so. */
function ConflictDialog({ autosave }: { readonly autosave: Autosave }) {
  const { t } = useTranslation("designer");
  const conflict = useDesignState(({ saving }) => saving === "conflict");
  return (
    <Modal
      open={conflict}
      title={t("conflict.title")}
      closable={false}
      okText={t("conflict.reload")}
      cancelText={t("conflict.overwrite")}
      onOk={() => autosave.reload()}
      cancelButtonProps={{ danger: true, onClick: () => void autosave.overwrite() }}
    >
      {t("conflict.lead")}
    </Modal>
  );
}
