import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Avatar, Button, Dropdown, type MenuProps } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { session } from "../../api/session.ts";
import { chooseLanguage, useLanguage } from "../../i18n/language.ts";
import { isLanguage, LANGUAGES, type Language } from "../../i18n/words.ts";
import { chooseTheme, type ThemeMode, useThemeMode } from "../../kit/theme-mode.ts";
import { paths } from "../../model/paths.ts";

const MODES: readonly ThemeMode[] = ["light", "dark", "system"];

const isMode = (value: string): value is ThemeMode => MODES.some((mode) => mode === value);

/** Language, light or dark, and the way out. */
export function UserMenu() {
  const { t } = useTranslation("shell");
  const navigate = useNavigate();
  const queries = useQueryClient();
  const language = useLanguage();
  const mode = useThemeMode((state) => state.mode);
  const { data: current } = useQuery(session.current());
  const key = session.current().queryKey;

  const signOut = useMutation({
    mutationFn: session.signOut,
    onSuccess: () => {
      queries.clear();
      window.location.assign("/sign-in");
    },
  });
  const speak = useMutation({
    mutationFn: async (chosen: Language) => {
      await chooseLanguage(chosen);
      return session.speak(chosen);
    },
    onSettled: (_answer, _failure, chosen) => {
      queries.setQueryData(key, (known) => known && { ...known, user: { ...known.user, language: chosen } });
      return queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "session" });
    },
  });

  const items: NonNullable<MenuProps["items"]> = [
    {
      type: "group",
      key: "who",
      label: [current?.user.name, current?.user.departmentName].filter(Boolean).join(" · "),
    },
    {
      type: "group",
      key: "languages",
      label: t("language"),
      children: LANGUAGES.map(({ key: tag, title }) => ({ key: tag, label: title })),
    },
    {
      type: "group",
      key: "themes",
      label: t("theme"),
      children: MODES.map((one) => ({ key: one, label: t(`theme.${one}`) })),
    },
    { type: "divider" },
    { key: "account", label: t("account") },
    { key: "sign-out", label: t("signOut") },
  ];

  const choose = (chosen: string) => {
    if (isLanguage(chosen)) speak.mutate(chosen);
    if (isMode(chosen)) chooseTheme(chosen);
    if (chosen === "account") navigate(paths.account);
    if (chosen === "sign-out") signOut.mutate();
  };

  return (
    <Dropdown
      trigger={["click"]}
      placement="bottomRight"
      menu={{ items, selectedKeys: [language, mode], onClick: ({ key: chosen }) => choose(chosen) }}
    >
      <Button type="text" shape="circle" aria-label={t("account")}>
        <Avatar size={28} style={{ background: "var(--m-primary)" }}>
          {current?.user.name.slice(0, 1)}
        </Avatar>
      </Button>
    </Dropdown>
  );
}
