import { Input, Modal, Switch } from "antd";
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../i18n/language.ts";
import { useText } from "../../i18n/texts.ts";
import { LANGUAGES } from "../../i18n/words.ts";
import { type FormText, isUntranslated, textsOf, translate } from "../../model/designer/translations.ts";
import { writtenText } from "../../model/localized-text.ts";
import { useDesign, useWholeDocument } from "./design-context.tsx";

const KEYS = LANGUAGES.map(({ key }) => key);

/** Every text of the form in every language, side by side; each change is a step that can be undone. */
export function TranslationDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("designer-panel");
  const document = useWholeDocument();
  const main = useLanguage();
  const [search, setSearch] = useState("");
  const [lacking, setLacking] = useState<ReadonlySet<string> | null>(null);
  const texts = textsOf(document);
  const missing = texts.filter(({ text }) => isUntranslated(text, KEYS, main));
  const wanted = search.trim().toLowerCase();
  const shown = texts.filter(({ pointer, text }) => {
    if (lacking && !lacking.has(pointer)) return false;
    const written = typeof text === "string" ? [text] : Object.values(text);
    return written.some((each) => each.toLowerCase().includes(wanted));
  });
  return (
    <Modal open className="m-translation" width={920} footer={null} title={t("translation")} onCancel={onClose}>
      <div className="m-translation-bar">
        <Input
          allowClear
          aria-label={t("translation.search")}
          placeholder={t("translation.search")}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is the child */}
        <label>
          {/* What lacked something when it was asked for stays until it is asked anew: a line must not go while it is written. */}
          <Switch
            size="small"
            checked={lacking !== null}
            onChange={(on) => setLacking(on ? new Set(missing.map(({ pointer }) => pointer)) : null)}
          />{" "}
          {t("translation.missing", { count: missing.length })}
        </label>
      </div>
      <div className="m-translation-table">
        <table>
          <thead>
            <tr>
              <th>{t("translation.place")}</th>
              {LANGUAGES.map(({ key, title }) => (
                <th key={key}>{title}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((place) => (
              <Line key={place.pointer} place={place} main={main} />
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p className="m-muted">{t("translation.none")}</p>}
      </div>
    </Modal>
  );
}

interface LineProps {
  readonly place: FormText;
  readonly main: string;
}

/** Drawn again only when its own text changes. */
const Line = memo(
  function Line({ place, main }: LineProps) {
    const { t } = useTranslation("designer-panel");
    const text = useText();
    const design = useDesign();
    const role = t(`translation.${place.role}`);
    const of = text(place.of);
    return (
      <tr>
        <th scope="row">
          <span className="m-ellipsis" title={of}>
            {of}
          </span>
          <small className="m-muted">{role}</small>
        </th>
        {LANGUAGES.map(({ key, title }) => (
          <td key={key}>
            <Input.TextArea
              autoSize={{ minRows: 1, maxRows: 6 }}
              lang={key}
              aria-label={`${of} · ${role} · ${title}`}
              value={writtenText(place.text, key, main)}
              onChange={({ target }) => design.run(translate({ place, language: key, value: target.value, main }))}
            />
          </td>
        ))}
      </tr>
    );
  },
  (one, other) => one.main === other.main && JSON.stringify(one.place) === JSON.stringify(other.place),
);
