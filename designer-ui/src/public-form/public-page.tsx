import { type ReactNode, useCallback, useEffect, useState } from "react";
import type { PublicForm } from "../model/generated/rest.ts";
import type { LocalizedText } from "../model/localized-text.ts";
import { Filling } from "./filling.tsx";
import { road } from "./road.ts";
import { Unlock } from "./unlock.tsx";
import { LANGUAGES, type Language, loadWords, type Words, WordsProvider } from "./words.ts";

type Scene =
  | { readonly is: "loading" | "gone" | "lost" | "locked" }
  | { readonly is: "filling"; readonly page: PublicForm; readonly round: number }
  | {
      readonly is: "thanks";
      readonly page: PublicForm;
      readonly thanks: LocalizedText | null;
      readonly earlier: boolean;
      readonly round: number;
    };

interface PublicPageProps {
  readonly token: string;
  readonly search: string;
  readonly language: Language;
}

const NAMES: Readonly<Record<Language, string>> = { "zh-CN": "中文", "en-US": "English" };

/** A form from its address to the thanks; whatever is not there looks the same. */
export function PublicPage({ token, search, language: first }: PublicPageProps) {
  const [words, setWords] = useState<Words | null>(null);
  const [scene, setScene] = useState<Scene>({ is: "loading" });

  const speak = useCallback((language: Language) => {
    document.documentElement.lang = language;
    void loadWords(language).then(setWords);
  }, []);
  const load = useCallback(async () => {
    setScene({ is: "loading" });
    const answer = await road.read(token, first);
    if (answer.is === "ok") setScene({ is: "filling", page: answer.value, round: 0 });
    else setScene({ is: answer.is === "lost" || answer.is === "locked" ? answer.is : "gone" });
  }, [token, first]);

  useEffect(() => speak(first), [speak, first]);
  useEffect(() => void load(), [load]);
  const title = "page" in scene ? scene.page.title : null;
  useEffect(() => {
    if (words && title !== null) document.title = words.text(title);
  }, [words, title]);

  if (!words) return null;
  return (
    <WordsProvider value={words}>
      <header className="p-languages">
        {LANGUAGES.filter((language) => language !== words.language).map((language) => (
          <button key={language} type="button" lang={language} className="p-plain" onClick={() => speak(language)}>
            {NAMES[language]}
          </button>
        ))}
      </header>
      <main>{drawn(scene, words, { token, search, setScene, load })}</main>
    </WordsProvider>
  );
}

interface Drawing {
  readonly token: string;
  readonly search: string;
  readonly setScene: (scene: Scene) => void;
  readonly load: () => Promise<void>;
}

function drawn(scene: Scene, { t, text }: Words, { token, search, setScene, load }: Drawing): ReactNode {
  switch (scene.is) {
    case "loading":
      return <p className="p-card p-quiet">{t("loading")}</p>;
    case "gone":
      return <Notice title={t("gone.title")} words={t("gone.words")} />;
    case "locked":
      return (
        <div className="p-card">
          <h1>{t("lock.title")}</h1>
          <p className="p-lead">{t("lock.words")}</p>
          <Unlock token={token} onOpen={() => void load()} onGone={() => setScene({ is: "gone" })} />
        </div>
      );
    case "lost":
      return (
        <Notice title={t("lost.title")} words={t("lost.words")} action={t("again")} onAction={() => void load()} />
      );
    case "thanks":
      return (
        <Notice
          title={t("thanks.title")}
          words={scene.earlier ? t("thanks.earlier") : text(scene.thanks) || t("thanks.words")}
          action={t("another")}
          onAction={() => setScene({ is: "filling", page: scene.page, round: scene.round + 1 })}
        />
      );
    case "filling": {
      const { page, round } = scene;
      return (
        <Filling
          key={round}
          token={token}
          page={page}
          search={search}
          onThanks={(thanks, earlier) => setScene({ is: "thanks", page, thanks, earlier, round })}
        />
      );
    }
  }
}

interface NoticeProps {
  readonly title: string;
  readonly words: string;
  readonly action?: string;
  readonly onAction?: () => void;
}

function Notice({ title, words, action, onAction }: NoticeProps) {
  return (
    <div className="p-card p-notice" role="status">
      <h1>{title}</h1>
      <p>{words}</p>
      {action === undefined ? null : (
        <button type="button" className="p-button" onClick={onAction}>
          {action}
        </button>
      )}
    </div>
  );
}
