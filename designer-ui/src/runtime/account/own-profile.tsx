import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input, Segmented } from "antd";
import { type FormEvent, Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { people } from "../../api/people.ts";
import { type Session, session } from "../../api/session.ts";
import { chooseLanguage, useLanguage } from "../../i18n/language.ts";
import { LANGUAGES, type Language } from "../../i18n/words.ts";
import { FormLine } from "../../kit/form-line.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { chooseTheme, type ThemeMode, useThemeMode } from "../../kit/theme-mode.ts";
import { beyond, wrongsOf } from "../../kit/wrong.ts";

const MODES: readonly ThemeMode[] = ["system", "light", "dark"];

/** What administrators have written down of him. */
const CONTACT = ["employeeNo", "mobile", "email"] as const;

/** Name, language and appearance. */
export function OwnProfile({ session: known }: { readonly session: Session }) {
  const { t } = useTranslation("account");
  const { message } = App.useApp();
  const queries = useQueryClient();
  const language = useLanguage();
  const mode = useThemeMode((state) => state.mode);
  const { user } = known;
  const own = useQuery(people.named([user.id])).data?.items[0];
  const [name, setName] = useState(user.name);
  const rename = useMutation({
    mutationFn: () => session.rename(name.trim()),
    onSuccess: async (changed) => {
      queries.setQueryData(session.current().queryKey, changed);
      await queries.invalidateQueries({ queryKey: ["people"] });
      void message.success(t("saved"));
    },
  });
  const speak = useMutation({
    mutationFn: async (chosen: Language) => {
      await chooseLanguage(chosen);
      return session.speak(chosen);
    },
    onSuccess: (changed) => {
      queries.setQueryData(session.current().queryKey, changed);
      return queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate();
  };
  const rest = beyond(rename.error, ["/name"]) ?? speak.error;
  return (
    <section aria-labelledby="profile">
      <h2 id="profile">{t("profile")}</h2>
      <form onSubmit={submit}>
        <FormLine label={t("name")} wrong={wrongsOf(rename.error).get("/name")}>
          {(control) => (
            <Input
              {...control}
              autoComplete="name"
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </FormLine>
        <Button htmlType="submit" disabled={name.trim() === "" || name.trim() === user.name} loading={rename.isPending}>
          {t("common:save")}
        </Button>
      </form>
      <dl>
        <dt>{t("login")}</dt>
        <dd>{user.login}</dd>
        <dt>{t("department")}</dt>
        <dd>{user.departmentName ?? t("none")}</dd>
        {CONTACT.map((key) => (
          <Fragment key={key}>
            <dt>{t(key)}</dt>
            <dd>{own?.[key] ?? t("none")}</dd>
          </Fragment>
        ))}
      </dl>
      <div className="m-account-choices">
        <span id="own-language">{t("language")}</span>
        <Segmented<Language>
          aria-labelledby="own-language"
          value={language}
          options={LANGUAGES.map(({ key, title }) => ({ value: key, label: title }))}
          onChange={(chosen) => speak.mutate(chosen)}
        />
        <span id="own-theme">{t("theme")}</span>
        <Segmented<ThemeMode>
          aria-labelledby="own-theme"
          value={mode}
          options={MODES.map((one) => ({ value: one, label: t(`theme.${one}`) }))}
          onChange={chooseTheme}
        />
      </div>
      {rest !== null && <ProblemView failure={rest} />}
    </section>
  );
}
