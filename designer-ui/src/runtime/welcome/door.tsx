import { Segmented } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { chooseLanguage, useLanguage } from "../../i18n/language.ts";
import { LANGUAGES, type Language } from "../../i18n/words.ts";
import "./welcome.css";

interface DoorProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

/** A page for somebody who is not signed in yet: one card in the middle, the language in its corner. */
export function Door({ title, lead, children }: DoorProps) {
  const { t } = useTranslation("welcome");
  const language = useLanguage();
  return (
    <main className="m-door">
      <div className="m-door-card">
        <div className="m-door-brand">
          <img src="/icon.svg" alt="" />
          <span>{t("brand")}</span>
          <Segmented<Language>
            size="small"
            aria-label={t("language")}
            value={language}
            options={LANGUAGES.map(({ key, title: name }) => ({ value: key, label: name }))}
            onChange={(chosen) => void chooseLanguage(chosen)}
          />
        </div>
        <h1>{title}</h1>
        {lead && <p className="m-door-lead">{lead}</p>}
        {children}
      </div>
    </main>
  );
}

interface LabelledProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly wrong?: string | undefined;
  readonly children: ReactNode;
}

export function Labelled({ label, hint, wrong, children }: LabelledProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="m-labelled">
      <b>{label}</b>
      {children}
      {wrong ? (
        <small className="m-wrong" role="alert">
          {wrong}
        </small>
      ) : (
        hint && <small>{hint}</small>
      )}
    </label>
  );
}
