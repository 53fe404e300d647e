import type {
  CheckedColumn,
  ImportColumn,
  ImportField,
  ImportForm,
  ImportSheet,
  ImportStart,
} from "../../api/imports.ts";
import { kindOf, type ValueType, valueTypeOf } from "../../model/form/kinds.ts";
import type { Json } from "../../model/json.ts";

export type DateOrder = "year_first" | "month_first" | "day_first";
export type Unknown = "refuse" | "blank" | "make";

/** What a word of cells stands for: an id or key, nothing at all, or something that is still to be made. */
export interface Answer {
  readonly to: string | "blank" | "make";
  readonly label: string;
}

/** Where a column goes, and how its cells are read. */
export interface Mapped {
  readonly field: string;
  readonly order?: DateOrder;
  /** Field of the linked form that the cells say. */
  readonly match?: string;
  readonly unknown?: Unknown;
  /** By word: answered once for the whole import. */
  readonly answers?: Readonly<Record<string, Answer>>;
  /** Whether words that were answered with an option are its aliases from now on. */
  readonly remember?: boolean;
  /** Whether records keep the numbers of the file. */
  readonly keep?: boolean;
}

/** Which column goes to which field, by the position of the column. */
export type Mapping = ReadonlyMap<number, Mapped>;

/** Another sheet with the rows of a sub-table. */
export interface Detail {
  readonly table: string;
  readonly sheet: ImportSheet;
  /** Positions of the columns by which its rows find their record: on its own sheet, and on that of the records. */
  readonly joins: number;
  readonly to: number;
  readonly mapping: Mapping;
}

/** What the platform says of every record, unless it is migrated. */
export const KEPT: ReadonlySet<string> = new Set(["created_at", "created_by", "updated_at", "owner_id"]);

const holds = ({ reads }: ImportField, ...valueTypes: readonly ValueType[]): boolean =>
  valueTypes.includes(valueTypeOf(reads));
const isOfDays = (field: ImportField): boolean => holds(field, "DATE", "DATETIME");

export const isLink = (field: ImportField): boolean => holds(field, "LINK", "LINKS");
/** Whether its words stand for records, people or departments, which can be looked for. */
export const pointsSomewhere = (field: ImportField): boolean =>
  isLink(field) || holds(field, "USER", "USERS", "DEPARTMENT", "DEPARTMENTS");
/** Whether its words stand for something that the form itself offers: options at any depth, roles, currencies. */
export const isOption = (field: ImportField): boolean => field.options.length > 0;
export const asksWords = (field: ImportField): boolean => isOption(field) || pointsSomewhere(field);
export const isSerial = (field: ImportField): boolean => kindOf(field.reads).numbered === true;
export const isFiles = (field: ImportField): boolean => field.reads === "files";

/** What the server takes the columns to be meant for. */
export function guessed(columns: readonly ImportColumn[]): Mapping {
  return new Map(columns.flatMap(({ index, field }) => (field === undefined ? [] : [[index, { field }] as const])));
}

/** The mapping with another field for a column, or none; a field that had a column before loses it. */
export function mapped(mapping: Mapping, column: number, field: string | null): Mapping {
  const others = [...mapping].filter(([index, { field: key }]) => index !== column && key !== field);
  return new Map(field === null ? others : [...others, [column, { field }]]);
}

/** The mapping with another way of reading a column. */
export function reading(mapping: Mapping, column: number, change: Partial<Mapped>): Mapping {
  const known = mapping.get(column);
  return known === undefined ? mapping : new Map([...mapping, [column, { ...known, ...change }]]);
}

/** The mapping with answers about words of the column that goes to `field`. */
export function answered(mapping: Mapping, field: string, answers: Readonly<Record<string, Answer | null>>): Mapping {
  return new Map(
    [...mapping].map(([index, column]) => {
      if (column.field !== field) return [index, column];
      const all = Object.entries({ ...column.answers, ...answers });
      const kept = all.filter((entry): entry is [string, Answer] => entry[1] !== null);
      return [index, { ...column, answers: Object.fromEntries(kept) }];
    }),
  );
}

/** Fields without which every row is bad and that no column fills. */
export function missing(form: ImportForm, mapping: Mapping): readonly ImportField[] {
  const filled = new Set([...mapping.values()].map(({ field }) => field));
  const isFilled = ({ key }: ImportField) =>
    filled.has(key) || (filled.has(`${key}.start`) && filled.has(`${key}.end`));
  return form.fields.filter((field) => field.required && !isFilled(field));
}

/** Columns of dates that nobody but the user can read: 3/4/2024 is a day in March or in April. */
export function undecided(
  columns: readonly ImportColumn[],
  form: ImportForm,
  mapping: Mapping,
): readonly ImportColumn[] {
  return columns.filter(({ index, eitherFirst, props }) => {
    const column = mapping.get(index);
    const field = form.fields.find(({ key }) => key === column?.field);
    const known = column?.order ?? props?.["order"];
    return field !== undefined && isOfDays(field) && (eitherFirst ?? 0) > 0 && known === undefined;
  });
}

export const mayAskOrder = (column: ImportColumn, field: ImportField): boolean =>
  isOfDays(field) && ((column.eitherFirst ?? 0) > 0 || column.props?.["order"] !== undefined);

const NONE: Json = {};

function said(answers: Readonly<Record<string, Answer>>): Json {
  return Object.fromEntries(
    Object.entries(answers).map(([word, { to }]) => [word, to === "blank" ? null : to === "make" ? NONE : to]),
  );
}

/** Words that were answered with an option that is there. */
export const optionWords = (answers: Readonly<Record<string, Answer>>): string[] =>
  Object.entries(answers).flatMap(([word, { to }]) => (to === "blank" || to === "make" ? [] : [word]));

/** The mapping with what becomes of the answers about the column that goes to `field`. */
export const remembered = (mapping: Mapping, field: string, remember: boolean): Mapping =>
  new Map([...mapping].map(([index, column]) => [index, column.field === field ? { ...column, remember } : column]));

/** What the server is told: of a column only where it goes and how it is read, for the form decides what it holds. */
export function plansInto(columns: readonly ImportColumn[], mapping: Mapping): ImportStart["columns"] {
  return columns.map(({ index, header, key, type, props }) => {
    const column = mapping.get(index);
    const told: Record<string, Json> = { ...props };
    if (column?.order) told["order"] = column.order;
    if (column?.match) told["match"] = column.match;
    if (column?.unknown) told["unknown"] = column.unknown;
    if (column?.keep) told["keep"] = true;
    if (column?.remember) told["remember"] = optionWords(column.answers ?? {});
    if (column?.answers && Object.keys(column.answers).length > 0) told["choices"] = said(column.answers);
    return {
      index,
      header,
      key: column?.field ?? key,
      title: header,
      type,
      props: told,
      required: false,
      skip: column === undefined,
    };
  });
}

/** Other sheets as the server is told of them. */
export function detailsOf(details: readonly Detail[]): NonNullable<ImportStart["details"]> {
  return details.map(({ table, sheet, joins, to, mapping }) => ({
    table,
    sheet: sheet.index,
    name: sheet.name,
    headerRow: sheet.headerRow,
    joins,
    to,
    columns: plansInto(sheet.columns, mapping),
  }));
}

/** A first guess of how the rows of another sheet find their record: by the first column that both sheets have. */
export function detailOf(table: string, sheet: ImportSheet, records: ImportSheet): Detail {
  const shared = sheet.columns.find(({ header }) => records.columns.some((column) => column.header === header));
  const to = records.columns.find(({ header }) => header === shared?.header);
  const own = [...guessed(sheet.columns)].filter(([, { field }]) => field.startsWith(`${table}.`));
  return {
    table,
    sheet,
    joins: (shared ?? sheet.columns[0])?.index ?? 0,
    to: (to ?? records.columns[0])?.index ?? 0,
    mapping: new Map(own),
  };
}

/** The sub-table that most columns of a sheet seem to be meant for; null when none is. */
export function guessedTable(sheet: ImportSheet): string | null {
  const counts = new Map<string, number>();
  for (const { field } of sheet.columns) {
    const dot = field?.indexOf(".") ?? -1;
    if (field !== undefined && dot > 0) {
      const table = field.slice(0, dot);
      counts.set(table, (counts.get(table) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, left], [, right]) => right - left)[0]?.[0] ?? null;
}

/** Columns whose words nobody knows yet. */
export const questionsOf = (columns: readonly CheckedColumn[]): readonly CheckedColumn[] =>
  columns.filter(({ questions }) => questions.length > 0);
