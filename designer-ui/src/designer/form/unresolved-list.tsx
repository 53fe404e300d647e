import { useTranslation } from "react-i18next";
import { useText } from "../../i18n/texts.ts";
import { type FormDocument, fieldAt } from "../../model/designer/document.ts";
import type { Unresolved } from "../../model/designer/unresolved.ts";

interface UnresolvedListProps {
  readonly unresolved: readonly Unresolved[];
  readonly document: FormDocument;
}

/** What pasted fields refer to and what this form cannot find, one line each. */
export function UnresolvedList({ unresolved, document }: UnresolvedListProps) {
  const { t } = useTranslation("designer");
  const text = useText();
  return (
    <>
      <p>{t("paste.unresolvedLead")}</p>
      <ul>
        {unresolved.map(({ field, kind, name }) => (
          <li key={`${field} ${kind} ${name}`}>
            {t(`paste.lacks.${kind}`, { field: text(fieldAt(document, field)?.title) || field, name })}
          </li>
        ))}
      </ul>
    </>
  );
}
