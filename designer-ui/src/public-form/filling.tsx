import { type FormEvent, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { placeOf } from "../form-view/editor.ts";
import type { PublicForm } from "../model/generated/rest.ts";
import { newId } from "../model/identity.ts";
import type { LocalizedText } from "../model/localized-text.ts";
import { FieldRow, idOf } from "./field-row.tsx";
import { editorOf, parametersOf } from "./form-of.ts";
import { type Entry, road } from "./road.ts";
import { useSentence } from "./sentences.ts";
import { useWords } from "./words.ts";

interface FillingProps {
  readonly token: string;
  readonly page: PublicForm;
  readonly search: string;
  readonly onThanks: (thanks: LocalizedText | null) => void;
  readonly onGone: () => void;
}

export function Filling({ token, page, search, onThanks, onGone }: FillingProps) {
  const { t, text, language } = useWords();
  const sentence = useSentence();
  const editor = useMemo(() => editorOf(page, search), [page, search]);
  const attempted = useStore(editor, (state) => state.attempted);
  const problems = useStore(editor, (state) => state.result.problems);
  const refused = useStore(editor, (state) => state.refused);
  const [sending, setSending] = useState(false);
  const [lost, setLost] = useState(false);
  const [homepage, setHomepage] = useState("");
  const summary = useRef<HTMLDivElement>(null);
  const last = useRef({ of: "", key: "" });

  const offered = new Map(page.fields.map((field) => [field.key, field]));
  const listed = [
    ...(attempted ? problems.map((problem) => ({ path: problem.path, words: sentence(problem) })) : []),
    ...refused.map(({ path, message }) => ({ path, words: message })),
  ].map(({ path, words }) => ({ key: placeOf(path).split(".")[0] ?? "", words }));

  const showSummary = () => window.setTimeout(() => summary.current?.focus(), 0);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    editor.attempt();
    if (editor.getState().result.problems.length > 0) {
      showSummary();
      return;
    }
    setSending(true);
    setLost(false);
    const entry: Entry = { data: editor.getState().input, parameters: parametersOf(page, search), homepage };
    const of = JSON.stringify(entry);
    if (last.current.of !== of) last.current = { of, key: newId() };
    const answer = await road.fill(token, language, last.current.key, entry);
    setSending(false);
    if (answer.is === "ok") onThanks(answer.value.thanks);
    else if (answer.is === "gone") onGone();
    else if (answer.is === "lost") setLost(true);
    else {
      editor.refuse(answer.problems);
      showSummary();
    }
  };

  return (
    <form className="p-card" noValidate onSubmit={send}>
      <h1>{text(page.title)}</h1>
      {page.lead === undefined ? null : <p className="p-lead">{text(page.lead)}</p>}
      {listed.length > 0 ? (
        <div ref={summary} className="p-summary" role="alert" tabIndex={-1}>
          <p>{t("summary", { count: listed.length })}</p>
          <ul>
            {listed.map(({ key, words }) => (
              <li key={`${key} ${words}`}>
                {offered.has(key) ? (
                  <a
                    href={`#${idOf(key)}`}
                    onClick={(event) => {
                      event.preventDefault();
                      document.getElementById(idOf(key))?.focus();
                    }}
                  >
                    {words}
                  </a>
                ) : (
                  words
                )}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {page.fields.map((field) => (
        <FieldRow key={field.key} editor={editor} field={field} />
      ))}
      <div className="p-aside" aria-hidden="true">
        <label htmlFor="homepage">{t("homepage")}</label>
        <input
          id="homepage"
          name="homepage"
          tabIndex={-1}
          autoComplete="off"
          value={homepage}
          onChange={({ target }) => setHomepage(target.value)}
        />
      </div>
      {lost ? (
        <p className="p-summary" role="alert">
          {t("lost")}
        </p>
      ) : null}
      <button className="p-button" type="submit" disabled={sending}>
        {sending ? t("sending") : text(page.submit) || t("send")}
      </button>
    </form>
  );
}
