import type { ImportColumn, ImportSheet, ImportStart } from "../../api/imports.ts";
import { allControls } from "../../controls/registry.ts";
import { type ValueType, valueTypeOf } from "../../model/form/kinds.ts";
import type { DateOrder } from "./mapping.ts";

/** A column as the user wants it; starts as the guess. */
export interface ChosenColumn extends ImportColumn {
  readonly skip: boolean;
  /** Chosen order of its dates, when it can be read in two ways. */
  readonly order?: DateOrder;
}

/** The columns of a sheet as they are guessed; what holds nothing stays out until somebody wants it. */
export const chosenColumns = (sheet: ImportSheet | undefined): readonly ChosenColumn[] =>
  (sheet?.columns ?? []).map((column) => ({
    ...column,
    skip: column.samples.length === 0 && !holds(column.type, "FILES"),
  }));

/** Types that the user may choose for a column of a sheet. */
export const columnTypes = (): readonly string[] =>
  allControls().flatMap(({ type, fromSheets }) => (fromSheets ? [type] : []));

const holds = (type: string, ...valueTypes: readonly ValueType[]): boolean => valueTypes.includes(valueTypeOf(type));

/** The column with another type; what was guessed for the old type goes unless the new one understands it. */
export function withType(column: ChosenColumn, type: string): ChosenColumn {
  const props = column.props ?? {};
  const kept = holds(type, "NUMBER") && isNumber(column) ? props : {};
  const options = holds(type, "OPTION", "OPTIONS") && props["options"] ? { options: props["options"] } : {};
  return { ...column, type, props: { ...kept, ...options } };
}

export function isNumber(column: ChosenColumn): boolean {
  return holds(column.type, "NUMBER");
}

export function allowsNegative(column: ChosenColumn): boolean {
  return column.props?.["min"] === undefined;
}

export function withNegative(column: ChosenColumn, allowed: boolean): ChosenColumn {
  const { min: _min, ...rest } = column.props ?? {};
  return { ...column, props: allowed ? rest : { ...rest, min: "0" } };
}

/** Whether only the user knows if 3/4/2024 is a day in March or in April. */
export const asksOrder = (column: ChosenColumn): boolean =>
  holds(column.type, "DATE", "DATETIME") && (column.eitherFirst ?? 0) > 0 && column.props?.["order"] === undefined;

/** Key of the sub-table that a new form gets from columns of lines. */
const LINES = "lines";

export function plansOf(columns: readonly ChosenColumn[]): ImportStart["columns"] {
  const heads = columns.some(({ skip, line }) => !skip && !line);
  return columns.map((column) => planOf(column, heads && (column.line ?? false)));
}

function planOf(column: ChosenColumn, isLine: boolean): ImportStart["columns"][number] {
  const { index, header, key, title, type, props, required, skip, order } = column;
  return {
    index,
    header,
    key: isLine ? `${LINES}.${key}` : key,
    title: title.trim(),
    type,
    props: { ...props, ...(order ? { order } : {}), ...(isLine ? { line: true } : {}) },
    required: required ?? false,
    skip,
  };
}

/** Another sheet whose rows become the sub-table of a new form. */
export interface LineSheet {
  readonly sheet: ImportSheet;
  readonly columns: readonly ChosenColumn[];
  /** Positions of the columns by which its rows find their record: on its own sheet, and on that of the records. */
  readonly joins: number;
  readonly to: number;
}

/** A first guess: the first column that both sheets have says whose a row is, and needs no field of its own. */
export function lineSheet(sheet: ImportSheet, records: ImportSheet): LineSheet {
  const shared = sheet.columns.find(({ header }) => records.columns.some((column) => column.header === header));
  const to = records.columns.find(({ header }) => header === shared?.header);
  return {
    sheet,
    columns: chosenColumns(sheet).map((column) =>
      column.index === shared?.index ? { ...column, skip: true } : column,
    ),
    joins: (shared ?? sheet.columns[0])?.index ?? 0,
    to: (to ?? records.columns[0])?.index ?? 0,
  };
}

export function detailsOf({ sheet, columns, joins, to }: LineSheet): NonNullable<ImportStart["details"]> {
  return [
    {
      table: LINES,
      sheet: sheet.index,
      name: sheet.name,
      headerRow: sheet.headerRow,
      joins,
      to,
      columns: columns.map((column) => planOf(column, true)),
    },
  ];
}
