import { createContext, useContext } from "react";
import { type LocalizedText, textOf } from "../model/localized-text.ts";

export const LANGUAGES = ["zh-CN", "en-US"] as const;

export type Language = (typeof LANGUAGES)[number];

type Texts = Readonly<Record<string, string>>;

const areas: Readonly<Record<Language, () => Promise<readonly { readonly words: Texts }[]>>> = {
  "zh-CN": () => Promise.all([import("../i18n/zh-CN/public-form.ts"), import("../i18n/zh-CN/problems.ts")]),
  "en-US": () => Promise.all([import("../i18n/en-US/public-form.ts"), import("../i18n/en-US/problems.ts")]),
};

/** What the page says, in one language. */
export interface Words {
  readonly language: Language;
  /** The sentence of a key with its values; undefined for a key that nobody has put into words. */
  readonly say: (key: string, values?: Readonly<Record<string, unknown>>) => string | undefined;
  readonly t: (key: string, values?: Readonly<Record<string, unknown>>) => string;
  readonly text: (label: LocalizedText | null | undefined) => string;
}

const filled = (sentence: string, values: Readonly<Record<string, unknown>>) =>
  sentence.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(values[name] ?? ""));

export async function loadWords(language: Language): Promise<Words> {
  const texts: Texts = Object.assign({}, ...(await areas[language]()).map(({ words }) => words));
  const say: Words["say"] = (key, values = {}) => {
    const sentence = texts[key];
    return sentence === undefined ? undefined : filled(sentence, values);
  };
  return {
    language,
    say,
    t: (key, values) => say(key, values) ?? key,
    text: (label) => textOf(label, language),
  };
}

/** Nothing is kept in this browser: the address may ask for a language, else it is that of the browser. */
export function wantedLanguage(search: string, browser: string): Language {
  const asked = new URLSearchParams(search).get("lang") ?? browser;
  return asked.toLowerCase().startsWith("zh") ? "zh-CN" : "en-US";
}

const Context = createContext<Words | null>(null);

export const WordsProvider = Context.Provider;

export function useWords(): Words {
  const words = useContext(Context);
  if (!words) throw new Error("the words have not been loaded");
  return words;
}
