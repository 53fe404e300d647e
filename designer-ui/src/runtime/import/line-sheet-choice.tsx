import { Select, Space } from "antd";
import { useTranslation } from "react-i18next";
import type { ImportSheet } from "../../api/imports.ts";
import { ColumnSelect } from "./column-select.tsx";
import { ColumnTable } from "./column-table.tsx";
import { type LineSheet, lineSheet } from "./columns.ts";

interface LineSheetChoiceProps {
  readonly records: ImportSheet;
  /** All sheets but that of the records. */
  readonly sheets: readonly ImportSheet[];
  readonly lines: LineSheet | null;
  readonly onChange: (lines: LineSheet | null) => void;
}

/** Whether the rows of another sheet become a sub-table of the new form, and how they find their record. */
export function LineSheetChoice({ records, sheets, lines, onChange }: LineSheetChoiceProps) {
  const { t } = useTranslation("import");
  const choose = (index: number | undefined) => {
    const sheet = sheets.find((one) => one.index === index);
    onChange(sheet ? lineSheet(sheet, records) : null);
  };
  return (
    <section className="m-import-detail" aria-label={t("lineSheet")}>
      <Space wrap>
        <strong>{t("lineSheet")}</strong>
        <Select<number>
          allowClear
          aria-label={t("lineSheet")}
          style={{ width: 240 }}
          placeholder={t("lineSheetNone")}
          value={lines?.sheet.index ?? (null as unknown as number)}
          options={sheets.map(({ index, name }) => ({ value: index, label: name }))}
          onChange={choose}
        />
        {lines && (
          <>
            <ColumnSelect
              label={t("joins")}
              sheet={lines.sheet}
              value={lines.joins}
              onChange={(joins) => onChange({ ...lines, joins })}
            />
            <span>=</span>
            <ColumnSelect
              label={t("joinsTo", { sheet: records.name })}
              sheet={records}
              value={lines.to}
              onChange={(to) => onChange({ ...lines, to })}
            />
          </>
        )}
      </Space>
      {lines && <ColumnTable columns={lines.columns} onChange={(columns) => onChange({ ...lines, columns })} />}
    </section>
  );
}
