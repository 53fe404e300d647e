import type { ImportColumn, ImportSheet, ImportStart } from "../../api/imports.ts";

/** A column as the user wants it; starts as the guess. */
export interface ChosenColumn extends ImportColumn {
  readonly skip: boolean;
}

/** The columns of a sheet as they are guessed; what holds nothing stays out until somebody wants it. */
export const chosenColumns = (sheet: ImportSheet | undefined): readonly ChosenColumn[] =>
  (sheet?.columns ?? []).map((column) => ({ ...column, skip: column.samples.length === 0 }));

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

export function plansOf(columns: readonly ChosenColumn[]): ImportStart["columns"] {
  return columns.map(({ index, key, title, type, props, required, skip }) => ({
    index,
    key,
    title: title.trim(),
    type,
    props: props ?? {},
    required: required ?? false,
    skip,
  }));
}
