import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useBlocker } from "react-router";
import { drafts } from "../../../api/drafts.ts";
import { playAs } from "../../../api/http.ts";
import { session } from "../../../api/session.ts";
import { EditorProvider } from "../../../form-view/editor-context.tsx";
import { FormView } from "../../../form-view/form-view.tsx";
import { useFormEditor } from "../../../form-view/use-form-editor.ts";
import type { Evaluate } from "../../../form-view/use-served.ts";
import { showLanguage } from "../../../i18n/language.ts";
import { isLanguage } from "../../../i18n/words.ts";
import { useThemeMode } from "../../../kit/theme-mode.ts";
import { isPreviewMessage, type PreviewMessage, type Shown } from "../../../model/designer/preview.ts";
import { explainAll } from "../../../model/form/explain.ts";
import type { JsonObject } from "../../../model/json.ts";
import type { RecordValues } from "../../../model/record.ts";
import { useLent } from "./use-lent.ts";
import "../../../controls/catalog.ts";
import "./preview-page.css";

/** Typing is told when it rests, not at every key. */
const REST = 150;

function say(message: PreviewMessage): void {
  window.parent.postMessage(message, window.location.origin);
}

/** Hears what the designer around this page says; nobody else is listened to. */
function useHeard(hear: (message: PreviewMessage) => void): void {
  const latest = useRef(hear);
  latest.current = hear;
  useEffect(() => {
    const listen = ({ origin, source, data }: MessageEvent) => {
      if (origin === window.location.origin && source === window.parent && isPreviewMessage(data)) latest.current(data);
    };
    window.addEventListener("message", listen);
    return () => window.removeEventListener("message", listen);
  }, []);
}

/** The form as people will fill it, in a window of its own width; what to show comes from the designer around it. */
export function PreviewPage() {
  const { t } = useTranslation("designer-preview");
  useTranslation(["controls", "problems", "record"]);
  const [shown, setShown] = useState<Shown | null>(null);
  const input = useRef<RecordValues>({});
  const queries = useQueryClient();
  useHeard((message) => {
    if (message.mortise !== "show") return;
    if (message.playedAs !== (shown?.playedAs ?? null)) {
      playAs(message.playedAs);
      const [own] = session.current().queryKey;
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== own });
    }
    useThemeMode.setState({ mode: message.dark ? "dark" : "light", dark: message.dark });
    if (isLanguage(message.language)) void showLanguage(message.language);
    setShown(message);
  });
  useEffect(() => say({ mortise: "ready" }), []);
  useStaying(t("preview.stays"));
  if (window.parent === window) return <p className="m-preview-page m-muted">{t("preview.alone")}</p>;
  if (!shown) return null;
  return (
    <Tried
      key={JSON.stringify([shown.shape, shown.rights, shown.variables, shown.playedAs])}
      shown={shown}
      input={input}
    />
  );
}

/** Buttons of the form lead nowhere here. */
function useStaying(words: string): void {
  const { message } = App.useApp();
  const blocker = useBlocker(true);
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    blocker.reset();
    void message.info(words);
  }, [blocker, message, words]);
}

interface TriedProps {
  readonly shown: Shown;
  /** What has been typed, which survives another reader. */
  readonly input: { current: RecordValues };
}

function Tried({ shown: { shape, document, rights, variables, lent }, input }: TriedProps) {
  const candidates = useLent(shape, lent);
  const draft = useRef(document);
  draft.current = document;
  const evaluate = useCallback<Evaluate>(
    ({ getState }) => drafts.evaluate(shape.key, draft.current as unknown as JsonObject, getState().input),
    [shape.key],
  );
  const editor = useFormEditor({
    shape,
    record: null,
    labels: {},
    input: input.current,
    evaluate,
    ...(variables ? { variables } : {}),
    ...(rights ? { rights } : {}),
  });
  useHeard((message) => {
    if (message.mortise === "attempt") editor.attempt();
  });
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      const { input: data, attempted, result } = editor.getState();
      input.current = data;
      const reasons = explainAll(editor.walk());
      say({ mortise: "filled", data, problems: attempted ? result.problems.length : null, reasons });
    };
    const soon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(tell, REST);
    };
    tell();
    const forget = editor.subscribe(soon);
    return () => {
      clearTimeout(waiting);
      input.current = editor.getState().input;
      forget();
    };
  }, [editor, input]);
  return (
    <main className="m-preview-page">
      <EditorProvider editor={editor} {...(candidates ? { candidates } : {})}>
        <FormView shape={shape} reading={false} />
      </EditorProvider>
    </main>
  );
}
