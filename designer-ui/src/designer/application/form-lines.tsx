import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { forms as publishedForms } from "../../api/forms.ts";
import type { MetadataLine } from "../../api/metadata.ts";
import { useText } from "../../i18n/texts.ts";
import { Icon } from "../../kit/icon.tsx";
import { paths } from "../../model/paths.ts";
import { Discard } from "./discard.tsx";
import { StateTags } from "./state-tags.tsx";

/** The forms of the application, each with a way into its designer and to its records. */
export function FormLines({ forms }: { readonly forms: readonly MetadataLine[] }) {
  const { t } = useTranslation("application");
  const text = useText();
  const { data: published } = useQuery(publishedForms.list());
  const icons = new Map(published?.map(({ key, icon }) => [key, icon]));
  return (
    <section aria-label={t("kind.form")}>
      <h2>{t("kind.form")}</h2>
      <ul className="m-app-lines">
        {forms.map((line) => (
          <li key={line.key}>
            <Link className="m-app-name" to={paths.designForm(line.key)}>
              <Icon name={icons.get(line.key) ?? "file-text"} />
              <span className="m-ellipsis">{text(line.title) || line.key}</span>
            </Link>
            <StateTags line={line} />
            <span className="m-app-actions">
              {line.version !== undefined && <Link to={paths.form(line.key)}>{t("app.open")}</Link>}
              <Link to={paths.designForm(line.key)}>{t("app.design")}</Link>
              {line.changed && <Discard kind="form" line={line} />}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
