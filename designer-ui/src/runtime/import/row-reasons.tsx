import { useTranslation } from "react-i18next";
import type { ImportFindings } from "../../api/imports.ts";

interface RowReasonsProps {
  readonly reasons: ImportFindings["samples"];
}

/** What is said of rows, each beside its number and column. */
export function RowReasons({ reasons }: RowReasonsProps) {
  const { t } = useTranslation("import");
  if (reasons.length === 0) return null;
  return (
    <ul className="m-import-reasons">
      {reasons.map(({ sheet, row, column, message }) => (
        <li key={`${sheet} ${row} ${column} ${message}`}>
          {t(sheet ? "rowOn" : "row", { row, sheet })}
          {column && ` · ${column}`}
          {t("rowSays", { message })}
        </li>
      ))}
    </ul>
  );
}
