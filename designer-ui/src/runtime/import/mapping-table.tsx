import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { CheckedColumn, ImportColumn, ImportField, ImportForm } from "../../api/imports.ts";
import { formatInstant } from "../../i18n/format.ts";
import { ColumnReading } from "./column-reading.tsx";
import { KEPT, type Mapped, type Mapping, mapped, reading } from "./mapping.ts";

interface MappingTableProps {
  readonly form: ImportForm;
  readonly columns: readonly ImportColumn[];
  /** Those that the columns may go to. */
  readonly fields: readonly ImportField[];
  readonly mapping: Mapping;
  readonly checked: readonly CheckedColumn[];
  readonly onChange: (mapping: Mapping) => void;
}

/** The columns of a sheet, where each goes, how it is read, and what comes of its first values. */
export function MappingTable({ form, columns, fields, mapping, checked, onChange }: MappingTableProps) {
  const { t } = useTranslation("import");
  const options = useFieldOptions(form, fields);
  return (
    <div className="m-import-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t("column")}</th>
            <th scope="col">{t("goesTo")}</th>
            <th scope="col">{t("howRead")}</th>
            <th scope="col">{t("samples")}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => {
            const own = mapping.get(column.index);
            const field = fields.find(({ key }) => key === own?.field);
            return (
              <tr key={column.index} {...(field ? {} : { "data-skip": true })}>
                <th scope="row">{column.header}</th>
                <td>
                  <Select<string>
                    allowClear
                    showSearch={{ optionFilterProp: "label" }}
                    aria-label={`${t("goesTo")} ${column.header}`}
                    style={{ width: 220 }}
                    placeholder={t(column.closed ? `closed.${column.closed}` : "leftOut")}
                    value={field?.key ?? (null as unknown as string)}
                    options={options}
                    onChange={(key: string | undefined) => onChange(mapped(mapping, column.index, key ?? null))}
                  />
                </td>
                <td>
                  {field && own && (
                    <ColumnReading
                      column={column}
                      field={field}
                      mapped={own}
                      onChange={(change: Partial<Mapped>) => onChange(reading(mapping, column.index, change))}
                    />
                  )}
                </td>
                <td className="m-import-reads">
                  <Samples column={column} checked={checked.find(({ field: key }) => key === own?.field)} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** A moment as the server writes it; people read it by their own clock. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

interface SamplesProps {
  readonly column: ImportColumn;
  readonly checked: CheckedColumn | undefined;
}

/** Three values as they stand there and as they are read, once that is known. */
function Samples({ column, checked }: SamplesProps) {
  const { t } = useTranslation("import");
  if (!checked || checked.previews.length === 0) {
    return <span className="m-import-samples">{column.samples.slice(0, 3).join(" · ")}</span>;
  }
  const shown = (value: string | number | boolean | null): string => {
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (value === null) return t("readsNothing");
    return INSTANT.test(String(value)) ? formatInstant(String(value)) : String(value);
  };
  return (
    <ul>
      {checked.previews.map(({ text, reads, remark }) => (
        <li key={text} {...(remark ? { "data-remark": true } : {})}>
          <span>{text}</span>
          {shown(reads) !== text && <span className="m-muted"> → {shown(reads)}</span>}
          {remark && <small>{remark}</small>}
        </li>
      ))}
      {checked.warnings.map(({ message, count }) => (
        <li key={message} data-warning>
          <small>{t("warned", { count, message })}</small>
        </li>
      ))}
    </ul>
  );
}

/** Fields by themselves, then the columns of each sub-table, then what the platform keeps. */
function useFieldOptions(form: ImportForm, fields: readonly ImportField[]) {
  const { t } = useTranslation("import");
  const { t: controls } = useTranslation("controls");
  const option = ({ key, title, type, required }: ImportField) => ({
    value: key,
    label: required ? `${title} *` : title,
    title: controls(`type.${type}`),
  });
  const isKept = ({ key }: ImportField) => KEPT.has(key);
  const compared = fields.filter(({ compares }) => compares).map(option);
  const taken = fields.filter(({ compares }) => !compares);
  const own = taken.filter((field) => !field.line && !isKept(field)).map(option);
  const tables = form.tables
    .map(({ key, title }) => ({
      label: t("linesOf", { table: title }),
      options: taken.filter((field) => field.line && field.key.startsWith(`${key}.`)).map(option),
    }))
    .filter(({ options }) => options.length > 0);
  const kept = taken.filter(isKept).map(option);
  return [
    ...own,
    ...tables,
    ...(kept.length > 0 ? [{ label: t("kept"), options: kept }] : []),
    ...(compared.length > 0 ? [{ label: t("compared"), options: compared }] : []),
  ];
}
