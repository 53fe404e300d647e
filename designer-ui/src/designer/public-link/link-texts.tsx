import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../i18n/language.ts";
import { FormLine } from "../../kit/form-line.tsx";
import { withText, writtenText } from "../../model/localized-text.ts";
import type { PartProps } from "./part.ts";

const MAIN = "zh-CN";
const TEXTS = [
  { part: "title", most: 100, rows: 1 },
  { part: "lead", most: 1000, rows: 2 },
  { part: "submit", most: 30, rows: 1 },
  { part: "thanks", most: 1000, rows: 2 },
] as const;

/** What people read, in the language of the screen; the other one is written in the other language. */
export function LinkTexts({ document, change }: PartProps) {
  const { t } = useTranslation("public-link");
  const language = useLanguage();
  return (
    <section id="part-title" className="m-object-card" aria-label={t("texts")}>
      <h2>{t("texts")}</h2>
      {TEXTS.map(({ part, most, rows }) => (
        <FormLine key={part} label={t(`part.${part}`)} hint={part === "title" ? t("textsHint") : undefined}>
          {(control) => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: rows, maxRows: 6 }}
              maxLength={most}
              placeholder={t(`usual.${part}`)}
              value={writtenText(document[part], language, MAIN)}
              onChange={({ target }) => {
                const written = withText(document[part], language, target.value, MAIN);
                change({ [part]: part === "title" ? (written ?? "") : written });
              }}
            />
          )}
        </FormLine>
      ))}
    </section>
  );
}
