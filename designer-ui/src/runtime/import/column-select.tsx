import { Select } from "antd";
import type { ImportSheet } from "../../api/imports.ts";

interface ColumnSelectProps {
  readonly label: string;
  readonly sheet: ImportSheet;
  readonly value: number;
  readonly onChange: (index: number) => void;
}

/** One of the columns of a sheet. */
export function ColumnSelect({ label, sheet, value, onChange }: ColumnSelectProps) {
  return (
    <Select<number>
      aria-label={label}
      style={{ width: 170 }}
      value={value}
      options={sheet.columns.map(({ index, header }) => ({ value: index, label: header }))}
      onChange={onChange}
    />
  );
}
