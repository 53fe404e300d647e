import { Button, Tag } from "antd";
import { useTranslation } from "react-i18next";

interface FormulaNotesProps {
  /** Titles of the fields that the formula reads. */
  readonly reads: readonly string[];
  /** Titles of the fields whose formulas read the result. */
  readonly usedBy: readonly string[];
  readonly isVolatile: boolean;
  readonly isOnServer: boolean;
}

/** What a formula depends on and what depends on it, and where and when it is computed. */
export function FormulaNotes({ reads, usedBy, isVolatile, isOnServer }: FormulaNotesProps) {
  const { t } = useTranslation("formula");
  return (
    <div className="m-fx-notes">
      {reads.length > 0 && <Named title={t("reads")} names={reads} />}
      {usedBy.length > 0 && <Named title={t("usedBy")} names={usedBy} />}
      {isOnServer && <Tag color="processing">{t("onServer")}</Tag>}
      {isVolatile && <small className="m-muted">{t("ofTheMoment")}</small>}
    </div>
  );
}

function Named({ title, names }: { readonly title: string; readonly names: readonly string[] }) {
  return (
    <div>
      <small className="m-muted">{title}</small>
      {[...new Set(names)].map((name) => (
        <span key={name} className="m-chip">
          {name}
        </span>
      ))}
    </div>
  );
}

interface SuggestionProps {
  /** What was probably meant, in the reader's words. */
  readonly meant: string;
  readonly onTake: () => void;
}

/** One click puts in what was probably meant. */
export function FormulaSuggestion({ meant, onTake }: SuggestionProps) {
  const { t } = useTranslation("formula");
  return (
    <Button type="link" size="small" onClick={onTake}>
      {t("meant", { meant })}
    </Button>
  );
}
