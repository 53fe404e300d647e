import { useQuery } from "@tanstack/react-query";
import { Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { session } from "../../../api/session.ts";
import type { InputProps } from "../../../controls/control.ts";
import { useText } from "../../../i18n/texts.ts";
import { LANGUAGES } from "../../../i18n/words.ts";
import { setSetting } from "../../../model/designer/field-commands.ts";
import { addTranslations } from "../../../model/designer/translation-commands.ts";
import { translationsOf } from "../../../model/translations.ts";
import { useDesign, useDocument } from "../design-context.tsx";
import { useDesigned } from "./designed.tsx";

/** Whether a text is written in other languages too, and which fields hold it in these. */
export function TranslationsSetting(props: InputProps) {
  const { t } = useTranslation("designer-settings");
  const text = useText();
  const design = useDesign();
  const { model } = useDocument();
  const { path, field, table } = useDesigned();
  const held = translationsOf(field);
  const on = Object.keys(held).length > 0;
  const { data: current } = useQuery(session.current());
  const main = current?.organisation.language ?? LANGUAGES[0].key;
  const others = LANGUAGES.filter(({ key }) => key !== main || held[key] !== undefined);
  const fitting = (table?.fields ?? model.fields).filter(
    ({ key, type, props: settings }) => type === field.type && key !== field.key && !settings?.["translations"],
  );
  const toggle = (wanted: boolean) =>
    wanted
      ? design.run(addTranslations({ path, languages: others }))
      : design.run(setSetting({ path, setting: "translations", value: undefined }));
  const put = (language: string, key: string | undefined) => {
    const { [language]: _old, ...rest } = held;
    const next = key === undefined ? rest : { ...rest, [language]: key };
    design.run(setSetting({ path, setting: "translations", value: Object.keys(next).length === 0 ? undefined : next }));
  };
  return (
    <>
      <Switch id={props.id} size="small" checked={on} onChange={toggle} />
      {on &&
        others.map(({ key, title }) => (
          <Select
            key={key}
            allowClear
            style={{ width: "100%", marginTop: 8 }}
            aria-label={t("setting.translations.in", { language: title })}
            placeholder={title}
            value={held[key] ?? null}
            options={fitting.map((each) => ({ value: each.key, label: text(each.title) || each.key }))}
            onChange={(chosen: string | null | undefined) => put(key, chosen ?? undefined)}
          />
        ))}
    </>
  );
}
