import { useTranslation } from "react-i18next";
import { ColumnRow } from "./column-row.tsx";
import type { ChosenColumn } from "./columns.ts";

interface ColumnTableProps {
  readonly columns: readonly ChosenColumn[];
  /** What happens to a chosen column; it is imported unless it is said. */
  readonly bring?: string;
  /** Whether columns may make a sub-table. */
  readonly withLines?: boolean;
  readonly onChange: (columns: readonly ChosenColumn[]) => void;
}

/** The columns of a sheet and what each is to become, open to correction. */
export function ColumnTable({ columns, bring, withLines = false, onChange }: ColumnTableProps) {
  const { t } = useTranslation("import");
  return (
    <div className="m-import-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{bring ?? t("bring")}</th>
            <th scope="col">{t("column")}</th>
            <th scope="col">{t("becomes")}</th>
            <th scope="col">{t("type")}</th>
            <th scope="col">{t("required")}</th>
            {withLines && <th scope="col">{t("line")}</th>}
            <th scope="col">{t("samples")}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <ColumnRow
              key={column.index}
              column={column}
              withLines={withLines}
              onChange={(next) => onChange(columns.map((known) => (known.index === column.index ? next : known)))}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
