import { useTranslation } from "react-i18next";
import type { MetadataLine } from "../../api/metadata.ts";
import { formatAgo } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/language.ts";
import { OptionTag } from "../../kit/option-tag.tsx";

/** How far something is in force, and when it was last touched. */
export function StateTags({ line }: { readonly line: MetadataLine }) {
  const { t } = useTranslation("application");
  const language = useLanguage();
  return (
    <span className="m-app-state">
      <OptionTag color={line.version === undefined ? "orange" : "green"}>
        {line.version === undefined ? t("state.draft") : t("state.published", { version: line.version })}
      </OptionTag>
      {line.version !== undefined && line.changed && <OptionTag color="gold">{t("app.changed")}</OptionTag>}
      <small className="m-muted">{t("app.updated", { at: formatAgo(line.updatedAt, language) })}</small>
    </span>
  );
}
