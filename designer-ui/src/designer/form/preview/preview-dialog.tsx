import { Alert, Modal } from "antd";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../../i18n/language.ts";
import { useText } from "../../../i18n/texts.ts";
import { useThemeMode } from "../../../kit/theme-mode.ts";
import type { FormDocument } from "../../../model/designer/document.ts";
import { type Filled, isPreviewMessage, type Shown } from "../../../model/designer/preview.ts";
import { resolvedShape } from "../canvas/canvas-values.ts";
import { useSurrounding, useWholeDocument } from "../design-context.tsx";
import { PreviewBar } from "./preview-bar.tsx";
import { PreviewFrame } from "./preview-frame.tsx";
import { SentPanel } from "./sent-panel.tsx";
import { type Beside, type Choice, type Look, useViewer, type Viewer } from "./use-viewer.ts";
import { WhyPanel } from "./why-panel.tsx";

/** The draft as people will fill it, with its rules and formulas at work; nothing is saved. */
export function PreviewDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("designer-preview");
  const text = useText();
  const document = useWholeDocument();
  const surrounding = useSurrounding();
  const [shape] = useState(() => resolvedShape(document, surrounding));
  const language = useLanguage();
  const dark = useThemeMode((state) => state.dark);
  const [look, setLook] = useState<Look>({ device: "desk", turned: false, language, dark });
  const [choice, setChoice] = useState<Choice>({ as: null, department: null, step: null });
  const [beside, setBeside] = useState<Beside | null>(null);
  const viewer = useViewer(shape, surrounding.form, choice);
  const { frame, filled, attempt } = useFrame(viewer, document, look);
  const title = t("preview.title", { form: text(document.title) });
  return (
    <Modal open className="m-preview-dialog" footer={null} width="calc(100vw - 48px)" title={title} onCancel={onClose}>
      <PreviewBar
        look={look}
        choice={choice}
        viewer={viewer}
        beside={beside}
        onLook={setLook}
        onChoose={setChoice}
        onBeside={(which) => setBeside(beside === which ? null : which)}
      />
      <AccessNote viewer={viewer} atStep={choice.step !== null} />
      <div className="m-preview">
        <PreviewFrame frameRef={frame} device={look.device} turned={look.turned} title={title} />
        {beside === "why" && <WhyPanel explained={filled?.reasons ?? []} />}
        {beside === "json" && <SentPanel filled={filled} onAttempt={attempt} />}
      </div>
    </Modal>
  );
}

/** What roles do not let people do at all, or that the step says it all. */
function AccessNote({ viewer: { view }, atStep }: { readonly viewer: Viewer; readonly atStep: boolean }) {
  const { t } = useTranslation("designer-preview");
  if (atStep) return <Alert type="info" showIcon title={t("preview.atStep")} />;
  if (view && !view.read && !view.create) return <Alert type="warning" showIcon title={t("preview.noAccess")} />;
  if (view?.read && !view.create) return <Alert type="info" showIcon title={t("preview.noCreate")} />;
  return null;
}

/** Talks with the page in the frame: what it shows goes in, what is filled in comes out. */
function useFrame(
  { shape, rights, variables, playedAs, lent, complete }: Viewer,
  document: FormDocument,
  { language, dark }: Look,
) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [ready, setReady] = useState(0);
  const [filled, setFilled] = useState<Filled | null>(null);
  const say = (message: Shown | { readonly mortise: "attempt" }) =>
    frame.current?.contentWindow?.postMessage(message, window.location.origin);
  const told = useMemo<Shown>(
    () => ({ mortise: "show", shape, document, rights, variables, playedAs, lent, language, dark }),
    [shape, document, rights, variables, playedAs, lent, language, dark],
  );

  useEffect(() => {
    const listen = ({ origin, source, data }: MessageEvent) => {
      const ours = origin === window.location.origin && source === frame.current?.contentWindow;
      if (!ours || !isPreviewMessage(data)) return;
      if (data.mortise === "ready") setReady((times) => times + 1);
      if (data.mortise === "filled") setFilled(data);
    };
    window.addEventListener("message", listen);
    return () => window.removeEventListener("message", listen);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: told again whenever the page begins anew
  useEffect(() => {
    if (ready > 0 && complete) say(told);
  }, [ready, complete, told]);

  return { frame, filled, attempt: () => say({ mortise: "attempt" }) };
}
