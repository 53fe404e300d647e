import { Select, Space } from "antd";
import { useTranslation } from "react-i18next";
import type { CheckedColumn, ImportForm, ImportSheet } from "../../api/imports.ts";
import { ColumnSelect } from "./column-select.tsx";
import { type Detail, detailOf, guessedTable } from "./mapping.ts";
import { MappingTable } from "./mapping-table.tsx";

interface DetailSheetsProps {
  readonly form: ImportForm;
  readonly records: ImportSheet;
  /** All sheets but that of the records. */
  readonly sheets: readonly ImportSheet[];
  readonly details: readonly Detail[];
  readonly checked: readonly CheckedColumn[];
  readonly onChange: (details: readonly Detail[]) => void;
}

/** Other sheets that hold the rows of sub-tables: which one, and by which columns the rows find their record. */
export function DetailSheets({ form, records, sheets, details, checked, onChange }: DetailSheetsProps) {
  const { t } = useTranslation("import");
  return sheets.map((sheet) => {
    const detail = details.find((one) => one.sheet.index === sheet.index);
    const others = details.filter((one) => one.sheet.index !== sheet.index);
    const change = (next: Detail) => onChange([...others, next]);
    const choose = (table: string | undefined) =>
      onChange(table === undefined ? others : [...others, detailOf(table, sheet, records)]);
    const guess = guessedTable(sheet);
    return (
      <section key={sheet.index} className="m-import-detail" aria-label={sheet.name}>
        <Space wrap>
          <strong>{t("otherSheet", { sheet: sheet.name })}</strong>
          <Select<string>
            allowClear
            aria-label={`${t("sheetHolds")} ${sheet.name}`}
            style={{ width: 240 }}
            placeholder={t("sheetLeftOut")}
            value={detail?.table ?? (null as unknown as string)}
            options={form.tables.map(({ key, title }) => ({
              value: key,
              label: t(key === guess ? "linesOfLikely" : "linesOf", { table: title }),
            }))}
            onChange={choose}
          />
          {detail && (
            <>
              <ColumnSelect
                label={t("joins")}
                sheet={sheet}
                value={detail.joins}
                onChange={(joins) => change({ ...detail, joins })}
              />
              <span>=</span>
              <ColumnSelect
                label={t("joinsTo", { sheet: records.name })}
                sheet={records}
                value={detail.to}
                onChange={(to) => change({ ...detail, to })}
              />
            </>
          )}
        </Space>
        {detail && (
          <MappingTable
            form={form}
            columns={sheet.columns}
            fields={form.fields.filter(({ line, key }) => line && key.startsWith(`${detail.table}.`))}
            mapping={detail.mapping}
            checked={checked}
            onChange={(mapping) => change({ ...detail, mapping })}
          />
        )}
      </section>
    );
  });
}
