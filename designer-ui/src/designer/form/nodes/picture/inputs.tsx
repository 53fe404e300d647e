import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { metadata } from "../../../../api/metadata.ts";
import type { InputProps } from "../../../../controls/control.ts";
import { useText } from "../../../../i18n/texts.ts";
import { LANGUAGES } from "../../../../i18n/words.ts";
import { packageOf } from "../../../../model/menu.ts";
import { PublishedSetting, useReferences } from "../../settings/pick-setting.tsx";
import { Bringing } from "./bringing.tsx";

/** Which picture it is: brought or chosen. */
export function PictureSetting(props: InputProps) {
  const { bare } = useReferences();
  const list = useQuery(metadata.list("picture"));
  const taken = (list.data?.items ?? []).map(({ key }) => key.slice(packageOf(key).length + 1));
  return (
    <div className="m-property">
      <PublishedSetting {...props} kind="picture" />
      <Bringing taken={new Set(taken)} onBrought={(key) => props.onChange(bare(key))} />
    </div>
  );
}

const MOST = 500;

/** Words for those who cannot see it, in every language: none stands for another. */
export function AltSetting({ id, field, value, onChange }: InputProps) {
  const text = useText();
  const written = (typeof value === "object" ? value : null) as Readonly<Record<string, string>> | null;
  return (
    <div className="m-property">
      {LANGUAGES.map(({ key, title }, index) => (
        <Input
          key={key}
          {...(index === 0 ? { id } : { "aria-label": `${text(field.title)} · ${title}` })}
          placeholder={title}
          lang={key}
          maxLength={MOST}
          value={written?.[key] ?? ""}
          onChange={({ target }) => onChange({ ...written, [key]: target.value })}
        />
      ))}
    </div>
  );
}
