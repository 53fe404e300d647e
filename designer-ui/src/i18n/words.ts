import i18next from "i18next";
import { initReactI18next } from "react-i18next";

/** Languages of the product, the first is the one it is written in. */
export const LANGUAGES = [
  { key: "zh-CN", title: "简体中文" },
  { key: "en-US", title: "English" },
] as const;

export type Language = (typeof LANGUAGES)[number]["key"];

type Words = Readonly<Record<string, string>>;

const areas = import.meta.glob<{ readonly words: Words }>("./*/*.ts");

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some(({ key }) => key === value);
}

/** Texts come by area (one file per language), when the first page that needs the area opens. */
const byArea = {
  type: "backend" as const,
  read(language: string, area: string, done: (failure: unknown, words: Words | null) => void) {
    const load = areas[`./${language}/${area}.ts`];
    if (!load) {
      done(new Error(`no texts ${language}/${area}`), null);
      return;
    }
    load().then(
      ({ words }) => done(null, words),
      (failure: unknown) => done(failure, null),
    );
  },
};

export async function startWords(language: Language): Promise<void> {
  await i18next
    .use(byArea)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      supportedLngs: LANGUAGES.map(({ key }) => key),
      load: "currentOnly",
      ns: ["common"],
      defaultNS: "common",
      keySeparator: false,
      interpolation: { escapeValue: false },
    });
}

export async function changeWords(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
}
