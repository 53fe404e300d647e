import type { Locale } from "antd/es/locale";
import dayjs from "dayjs";
import { create } from "zustand";
import { speak } from "../api/http.ts";
import { changeWords, isLanguage, type Language, startWords } from "./words.ts";

const REMEMBERED = "mortise.language";

/** Words of the component library and of dates, loaded with the language. */
const locales: Readonly<Record<Language, () => Promise<Locale>>> = {
  "zh-CN": async () => {
    await import("dayjs/locale/zh-cn");
    dayjs.locale("zh-cn");
    return (await import("antd/es/locale/zh_CN")).default;
  },
  "en-US": async () => {
    dayjs.locale("en");
    return (await import("antd/es/locale/en_US")).default;
  },
};

interface LanguageState {
  readonly language: Language;
  readonly locale: Locale | undefined;
}

export const useLanguageState = create<LanguageState>(() => ({ language: "zh-CN", locale: undefined }));

export const useLanguage = (): Language => useLanguageState(({ language }) => language);

export const currentLanguage = (): Language => useLanguageState.getState().language;

function rememberedLanguage(): Language {
  const remembered = localStorage.getItem(REMEMBERED);
  if (isLanguage(remembered)) return remembered;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh-CN" : "en-US";
}

async function settle(language: Language): Promise<void> {
  speak(language);
  document.documentElement.lang = language;
  useLanguageState.setState({ language, locale: await locales[language]() });
}

/** Call once before the first render. */
export async function startLanguage(language: Language = rememberedLanguage()): Promise<void> {
  await startWords(language);
  await settle(language);
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(REMEMBERED, language);
  await showLanguage(language);
}

/** Speaks another language without remembering it. */
export async function showLanguage(language: Language): Promise<void> {
  if (language === currentLanguage()) return;
  await changeWords(language);
  await settle(language);
}
