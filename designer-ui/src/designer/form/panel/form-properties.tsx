import TranslationOutlined from "@ant-design/icons/TranslationOutlined";
import { Button } from "antd";
import { Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../../i18n/texts.ts";
import { Icon } from "../../../kit/icon.tsx";
import { lazily } from "../../../kit/lazily.ts";
import { unplacedIn } from "../../../model/designer/device.ts";
import { fieldAt } from "../../../model/designer/document.ts";
import { useDesign, useDocument } from "../design-context.tsx";
import { formPanel } from "../settings/form-panel.ts";
import { SettingsForm } from "../settings/settings-form.tsx";
import { useFindWords } from "../settings/use-find-words.ts";
import { settingOfForm, useFound } from "../settings/use-found.ts";

/** What can be told to the form itself, and the fields that stand nowhere on it. */
export function FormProperties() {
  const { t } = useTranslation("designer-panel");
  const document = useDocument();
  const find = useFindWords();
  const panel = useMemo(() => formPanel(find), [find]);
  const settingAt = useMemo(() => settingOfForm(panel), [panel]);
  const found = useFound(panel, "", settingAt);
  return (
    <>
      <header className="m-properties-head">
        <Icon name={document.icon} />
        <strong>{t("form")}</strong>
      </header>
      <SettingsForm panel={panel} place="" part={document} found={found} />
      <Translations />
      <LostFields />
    </>
  );
}

const Dialog = lazily(() => import("../translation-dialog.tsx").then((file) => file.TranslationDialog));

/** The way to all texts in all languages. */
function Translations() {
  const { t } = useTranslation("designer-panel");
  const [open, setOpen] = useState(false);
  return (
    <div className="m-property">
      <Button size="small" icon={<TranslationOutlined aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t("translation.open")}
      </Button>
      <Suspense fallback={null}>{open && <Dialog onClose={() => setOpen(false)} />}</Suspense>
    </div>
  );
}

function LostFields() {
  const { t } = useTranslation("designer-panel");
  const text = useText();
  const design = useDesign();
  const document = useDocument();
  const lost = unplacedIn(document);
  if (lost.length === 0) return null;
  return (
    <fieldset className="m-property">
      <legend>{t("form.lost")}</legend>
      <ul className="m-options">
        {lost.map((key) => (
          <li key={key}>
            <button
              type="button"
              className="m-plain m-columns-name"
              onClick={() => design.select({ kind: "field", key })}
            >
              {text(fieldAt(document, key)?.title) || key}
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
