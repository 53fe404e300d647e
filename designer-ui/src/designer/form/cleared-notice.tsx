import { App, Button } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import { fieldAt } from "../../model/designer/document.ts";
import { useDesign, useDesignState } from "./design-context.tsx";
import { useFindWords } from "./settings/use-find-words.ts";
import { useSettingWords } from "./settings/use-setting-words.ts";

const KEY = "designer-cleared";

/** Says which settings a change took along, with a way back; until the next step. */
export function ClearedNotice() {
  const { t } = useTranslation("designer");
  const { notification } = App.useApp();
  const text = useText();
  const find = useFindWords();
  const wordsOf = useSettingWords();
  const design = useDesign();
  const cleared = useDesignState(({ happening }) => happening?.cleared);
  useEffect(() => {
    if (!cleared) return;
    const { document } = design.getState().history;
    const settings = new Map<string, string[]>();
    for (const { path, type, setting } of cleared) {
      const field = path === null ? undefined : fieldAt(document, path);
      const place = field ? text(field.title) || field.key : "";
      const own = path === null ? [`designer-nodes:${type}.${setting}`, `designer-nodes:node.${setting}`] : [];
      const word = own.map(find).find((found) => found !== undefined) ?? wordsOf(type, setting) ?? setting;
      settings.set(place, [...(settings.get(place) ?? []), word]);
    }
    const lines = [...settings].map(([title, some]) =>
      title === "" ? some.join(t("separator")) : t("cleared.at", { title, settings: some.join(t("separator")) }),
    );
    notification.warning({
      key: KEY,
      // The bar with its buttons stays free, and there is time to read.
      placement: "bottom",
      duration: 15,
      title: t("cleared.lead"),
      description: (
        <ul className="m-cleared">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ),
      actions: (
        <Button
          size="small"
          onClick={() => {
            design.undo();
            notification.destroy(KEY);
          }}
        >
          {t("undo")}
        </Button>
      ),
    });
    return () => notification.destroy(KEY);
  }, [cleared, design, find, notification, t, text, wordsOf]);
  return null;
}
