import type { ImportAnalysis, ImportForm, ImportSheet, ImportStart } from "../../api/imports.ts";
import type { Json, JsonObject } from "../../model/json.ts";
import { type ChosenColumn, chosenColumns, type LineSheet } from "./columns.ts";
import {
  type Answer,
  type DateOrder,
  type Detail,
  detailsOf,
  type Mapped,
  type Mapping,
  plansInto,
  type Unknown,
} from "./mapping.ts";

/** What a user had chosen before he left. */
interface Chosen {
  /** Place of the sheet among those of the workbook. */
  readonly sheet: number;
  readonly mapping: Mapping;
  readonly details: readonly Detail[];
  /** The archive with files that cells name. */
  readonly files?: string | undefined;
}

/** What is asked for with it. */
export function askedWith(
  analysis: ImportAnalysis,
  form: ImportForm,
  { sheet: at, mapping, details, files }: Chosen,
): ImportStart {
  const sheet = analysis.sheets[at];
  return {
    sheet: sheet?.index ?? 0,
    headerRow: sheet?.headerRow ?? 0,
    rows: sheet?.rows ?? 0,
    target: { form: form.key },
    columns: plansInto(sheet?.columns ?? [], mapping),
    ...(details.length > 0 ? { details: detailsOf(details) } : {}),
    ...(files ? { files } : {}),
  };
}

/** The same of a form that is still to be made. */
interface ChosenAnew {
  readonly sheet: number;
  readonly columns: readonly ChosenColumn[];
  /** Another sheet whose rows become its sub-table. */
  readonly lines: LineSheet | null;
}

type Columns = NonNullable<ImportStart["columns"]>;

/** @param chosen what is shown of an answer that only an id is known of */
export function resumed(analysis: ImportAnalysis, form: ImportForm, asked: ImportStart, chosen: string): Chosen {
  const sheet = Math.max(
    0,
    analysis.sheets.findIndex(({ index }) => index === asked.sheet),
  );
  return {
    sheet,
    mapping: mappingOf(form, analysis.sheets[sheet], asked.columns, chosen),
    details: (asked.details ?? []).flatMap(({ table, sheet: at, joins, to, columns }) => {
      const other = analysis.sheets.find(({ index }) => index === at);
      return other ? [{ table, sheet: other, joins, to, mapping: mappingOf(form, other, columns, chosen) }] : [];
    }),
    files: asked.files,
  };
}

export function resumedAnew(analysis: ImportAnalysis, asked: ImportStart): ChosenAnew {
  const sheet = Math.max(
    0,
    analysis.sheets.findIndex(({ index }) => index === asked.sheet),
  );
  const [detail] = asked.details ?? [];
  const other = analysis.sheets.find(({ index }) => index === detail?.sheet);
  return {
    sheet,
    columns: columnsAgain(analysis.sheets[sheet], asked.columns),
    lines:
      detail && other
        ? { sheet: other, columns: columnsAgain(other, detail.columns), joins: detail.joins, to: detail.to }
        : null,
  };
}

function columnsAgain(sheet: ImportSheet | undefined, columns: Columns): readonly ChosenColumn[] {
  const told = new Map(columns.map((column) => [column.index, column]));
  return chosenColumns(sheet).map((column) => {
    const plan = told.get(column.index);
    if (!plan) return column;
    const { line, order, ...props } = plan.props ?? {};
    const known = column.props?.["order"];
    return {
      ...column,
      title: plan.title,
      type: plan.type,
      required: plan.required ?? false,
      skip: plan.skip === true,
      line: line === true,
      props: order !== undefined && order === known ? { ...props, order } : props,
      ...(order === undefined || order === known ? {} : { order: order as DateOrder }),
    };
  });
}

function mappingOf(form: ImportForm, sheet: ImportSheet | undefined, columns: Columns, chosen: string): Mapping {
  const known = new Set(form.fields.map(({ key }) => key));
  return new Map(
    columns
      .filter(({ skip, key }) => skip !== true && known.has(key))
      .map(({ index, key, props }) => [index, mappedOf(form, sheet, index, key, props ?? {}, chosen)]),
  );
}

function mappedOf(
  form: ImportForm,
  sheet: ImportSheet | undefined,
  index: number,
  field: string,
  props: JsonObject,
  chosen: string,
): Mapped {
  const guessed = sheet?.columns.find((column) => column.index === index)?.props ?? {};
  const { order, match, unknown, choices, keep, remember } = props;
  return {
    field,
    ...(order !== undefined && order !== guessed["order"] ? { order: order as DateOrder } : {}),
    ...(match === undefined ? {} : { match: String(match) }),
    ...(keep === true ? { keep } : {}),
    ...(remember === undefined ? {} : { remember: true }),
    ...(unknown === undefined ? {} : { unknown: unknown as Unknown }),
    ...(choices === undefined ? {} : { answers: answersOf(form, field, choices as JsonObject, chosen) }),
  };
}

function answersOf(form: ImportForm, field: string, choices: JsonObject, chosen: string): Record<string, Answer> {
  const options = form.fields.find(({ key }) => key === field)?.options ?? [];
  const answer = (to: Json): Answer => {
    if (to === null) return { to: "blank", label: "—" };
    if (typeof to !== "string") return { to: "make", label: "+" };
    return { to, label: options.find(({ key }) => key === to)?.title ?? chosen };
  };
  return Object.fromEntries(Object.entries(choices).map(([word, to]) => [word, answer(to)]));
}
