import type { ImportColumn, ImportSheet, ImportStart } from "../../api/imports.ts";
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
    skip: column.samples.length === 0 && column.type !== "image",
  }));

/** Types that the user may choose for a column of a sheet. */
export const COLUMN_TYPES = [
  "text",
  "textarea",
  "number",
  "money",
  "percent",
  "date",
  "datetime",
  "select",
  "multiselect",
  "switch",
  "phone",
  "email",
  "url",
  "user",
  "image",
] as const;

const NUMBERS: ReadonlySet<string> = new Set(["number", "money"]);
const CHOICES: ReadonlySet<string> = new Set(["select", "multiselect"]);

/** The column with another type; what was guessed for the old type goes unless the new one understands it. */
export function withType(column: ChosenColumn, type: string): ChosenColumn {
  const props = column.props ?? {};
  const kept = NUMBERS.has(type) && NUMBERS.has(column.type) ? props : {};
  const options = CHOICES.has(type) && props["options"] ? { options: props["options"] } : {};
  return { ...column, type, props: { ...kept, ...options } };
}

export function isNumber(column: ChosenColumn): boolean {
  return NUMBERS.has(column.type);
}

export function allowsNegative(column: ChosenColumn): boolean {
  return column.props?.["min"] === undefined;
}

export function withNegative(column: ChosenColumn, allowed: boolean): ChosenColumn {
  const { min: _min, ...rest } = column.props ?? {};
  return { ...column, props: allowed ? rest : { ...rest, min: "0" } };
}

const DATES: ReadonlySet<string> = new Set(["date", "datetime"]);

/** Whether only the user knows if 3/4/2024 is a day in March or in April. */
export const asksOrder = (column: ChosenColumn): boolean =>
  DATES.has(column.type) && (column.eitherFirst ?? 0) > 0 && column.props?.["order"] === undefined;

/** Key of the sub-table that a new form gets from columns of lines. */
const LINES = "lines";

export function plansOf(columns: readonly ChosenColumn[]): ImportStart["columns"] {
  const heads = columns.some(({ skip, line }) => !skip && !line);
  return columns.map(({ index, header, key, title, type, props, required, skip, line, order }) => ({
    index,
    header,
    key: line && heads ? `${LINES}.${key}` : key,
    title: title.trim(),
    type,
    props: { ...props, ...(order ? { order } : {}), ...(line && heads ? { line: true } : {}) },
    required: required ?? false,
    skip,
  }));
}
