import { type FormEvent, useCallback, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import { isSendable, isWaiting, placeOf } from "../form-view/editor.ts";
import { isTable } from "../model/form/kinds.ts";
import type { PublicForm } from "../model/generated/rest.ts";
import { newId } from "../model/identity.ts";
import type { LocalizedText } from "../model/localized-text.ts";
import { idOf } from "./cell.tsx";
import { DraftNotice, useDraft } from "./draft.tsx";
import { fillingOf, parametersOf } from "./form-of.ts";
import { Arranged } from "./layout.tsx";
import { type Entry, road } from "./road.ts";
import { type PublicScope, ScopeProvider } from "./scope.ts";
import { useSentence } from "./sentences.ts";
import { Unlock } from "./unlock.tsx";
import { useWords } from "./words.ts";

interface FillingProps {
  readonly token: string;
  readonly page: PublicForm;
  readonly search: string;
  /** @param earlier whether it is an entry sent before that has arrived, without what was changed since */
  readonly onThanks: (thanks: LocalizedText | null, earlier: boolean) => void;
}

export function Filling({ token, page, search, onThanks }: FillingProps) {
  const { t, text, language } = useWords();
  const sentence = useSentence();
  const filling = useMemo(() => fillingOf(page, search), [page, search]);
  const { editor } = filling;
  const draft = useDraft({ token, page, ...filling });
  const know = useRef(draft.know);
  know.current = draft.know;
  const visit = useVisit(token, language);
  const [held, setHeld] = useState<readonly string[]>([]);
  const hold = useCallback(
    (part: string, stands: boolean) =>
      setHeld((all) => [...all.filter((other) => other !== part), ...(stands ? [part] : [])]),
    [],
  );
  const scope = useMemo((): PublicScope => {
    return {
      editor,
      know: (path, chosen) => know.current(path, chosen),
      hold,
      candidates: (path, wanted, values) => road.candidates(token, language, path, wanted, values),
      upload: async (field, sent) => {
        const begun = await visit.begin();
        return begun === null ? { is: "lost" } : road.upload(token, language, { visit: begun, field, ...sent });
      },
      withdraw: (id) => visit.secret() && road.withdraw(token, language, visit.secret(), id),
      regions: (within) => road.regions(token, within),
      pictureOf: (node) => road.picture(token, node),
    };
  }, [editor, hold, token, language, visit]);
  const waiting = useStore(editor, isWaiting);
  const failed = useStore(editor, (state) => state.failed);
  const attempted = useStore(editor, (state) => state.attempted);
  const problems = useStore(editor, (state) => state.result.problems);
  const refused = useStore(editor, (state) => state.refused);
  const [sending, setSending] = useState(false);
  const [stuck, setStuck] = useState<"lost" | "gone.sending" | "lock.sending" | null>(null);
  const [homepage, setHomepage] = useState("");
  const summary = useRef<HTMLDivElement>(null);
  // Until there is an answer: whatever is changed after a lost one, nothing arrives twice.
  const [key] = useState(newId);

  const offered = new Map(page.fields.map((field) => [field.key, field]));
  const inRow = (place: string, words: string) => {
    const [table = "", row] = place.split(".");
    const holder = offered.get(table);
    const isRow = row !== undefined && holder !== undefined && isTable(holder);
    return isRow ? `${t("rows.row", { row: Number(row) + 1 })} · ${words}` : words;
  };
  const titleOf = (place: string) => text(offered.get(place.split(".")[0] ?? "")?.title);
  const listed = [
    ...(attempted ? problems.map((problem) => ({ path: problem.path, words: sentence(problem) })) : []),
    ...refused.map(({ path, message }) => ({ path, words: message })),
    ...(attempted ? [...failed].map((path) => ({ path, words: t("file.left", { field: titleOf(path) }) })) : []),
  ].map(({ path, words }) => ({ place: placeOf(path), words: inRow(placeOf(path), words) }));

  const showSummary = () => window.setTimeout(() => summary.current?.focus(), 0);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    if (held.length > 0) return;
    editor.attempt();
    setSending(true);
    await Promise.allSettled(editor.getState().awaited);
    if (!isSendable(editor.getState())) {
      setSending(false);
      showSummary();
      return;
    }
    setStuck(null);
    const entry: Entry = {
      data: editor.getState().input,
      parameters: parametersOf(page, search),
      homepage,
      ...(visit.secret() ? { visit: visit.secret() } : {}),
    };
    const answer = await road.fill(token, language, key, entry);
    setSending(false);
    if (answer.is === "ok") {
      draft.forget();
      onThanks(answer.value.thanks, false);
    } else if (answer.is === "gone") setStuck("gone.sending");
    else if (answer.is === "locked") setStuck("lock.sending");
    else if (answer.is === "lost") setStuck("lost");
    else if (answer.problems.some(({ code }) => code === "idempotency_key_reused")) {
      draft.forget();
      onThanks(null, true);
    } else {
      editor.refuse(answer.problems);
      showSummary();
    }
  };

  return (
    <form className="p-card" data-wide={isWide(page)} noValidate onSubmit={send}>
      <h1>{text(page.title)}</h1>
      {page.lead === undefined ? null : <p className="p-lead">{text(page.lead)}</p>}
      {draft.found ? <DraftNotice onRestore={draft.restore} onForget={draft.forget} /> : null}
      {listed.length > 0 ? (
        <div ref={summary} className="p-summary" role="alert" tabIndex={-1}>
          <p>{t("summary", { count: listed.length })}</p>
          <ul>
            {listed.map(({ place, words }) => (
              <li key={`${place} ${words}`}>
                {offered.has(place.split(".")[0] ?? "") ? (
                  <a
                    href={`#${idOf(place)}`}
                    onClick={(event) => {
                      event.preventDefault();
                      jump(place);
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
      <ScopeProvider value={scope}>
        <Arranged fields={page.fields} layouts={page.layouts} />
      </ScopeProvider>
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
      {stuck ? (
        <p className="p-summary" role="alert">
          {t(stuck)}
        </p>
      ) : null}
      {stuck === "lock.sending" ? (
        <Unlock token={token} onOpen={() => setStuck(null)} onGone={() => setStuck("gone.sending")} />
      ) : null}
      <button className="p-button" type="submit" disabled={sending} hidden={held.length > 0}>
        {sending ? t(waiting ? "file.waiting" : "sending") : text(page.submit) || t("send")}
      </button>
    </form>
  );
}

/** Rows and fields side by side want room. */
const isWide = ({ fields, layouts }: PublicForm): boolean => layouts.length > 0 || fields.some(isTable);

/** The visit that holds the files of an entry; it begins with the first of them. */
function useVisit(token: string, language: string) {
  const begun = useRef<Promise<string | null> | null>(null);
  const secret = useRef("");
  return useMemo(
    () => ({
      secret: () => secret.current,
      begin: () => {
        begun.current ??= road.begin(token, language).then((answer) => {
          if (answer.is !== "ok") {
            begun.current = null;
            return null;
          }
          secret.current = answer.value.visit;
          return secret.current;
        });
        return begun.current;
      },
    }),
    [token, language],
  );
}

/** To the input at a place, or that of its field, in whichever part of the page it stands. */
function jump(place: string): void {
  const [field = ""] = place.split(".");
  const target = document.getElementById(idOf(place)) ?? document.getElementById(idOf(field));
  const panel = target?.closest<HTMLElement>("[role=tabpanel][hidden]");
  if (panel) document.getElementById(panel.getAttribute("aria-labelledby") ?? "")?.click();
  setTimeout(() => target?.focus());
}
