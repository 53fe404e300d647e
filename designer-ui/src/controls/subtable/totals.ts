import { formatDecimal } from "../../i18n/format.ts";
import { currencyFieldOf, inCurrencyOf } from "../../model/currency.ts";
import { averageOf, compareDecimals, sumOf } from "../../model/decimal-text.ts";
import { isBlank } from "../../model/fields.ts";
import { kindOf, scaleOf, type ValueType, valueTypeOf } from "../../model/form/kinds.ts";
import { USUAL } from "../../model/form/usual.ts";
import type { Field, FieldNode } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import { textOf } from "../../model/localized-text.ts";
import { controlOf } from "../registry.ts";
import type { Row } from "./rows.ts";

interface Around {
  readonly language: string;
  /** What a field of the record holds. */
  readonly valueAt?: ((key: string) => Json) | undefined;
}

/** What stands below a column. */
type Total = NonNullable<Field["total"]>;

/** Under a column, with the words for what it is; a sum needs none, and of days and times one says which comes first. */
export interface Totalled {
  readonly how: Total | "earliest" | "latest";
  readonly text: string;
}

const whole = (count: number, language: string): string => formatDecimal(String(count), language, { scale: 0 });

/** Numbers that are the same however they are written. */
const plainly = (value: Json | undefined): string => {
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, "") : text;
};

/** What counts is no value of the column. */
function counted(how: Total, column: Field, rows: readonly Row[]): number | undefined {
  const filled = rows.map((row) => row[column.key]).filter((value) => !isBlank(value));
  if (how === "count") return rows.length;
  if (how === "filled") return filled.length;
  return how === "countDistinct" ? new Set(filled.map(plainly)).size : undefined;
}

/** The field that an average of whole numbers is told like: it may fall between two of them. */
const averaged = (column: Field): Field =>
  kindOf(column.type).counts ? { ...column, type: USUAL.NUMBER, props: { scale: 2 } } : column;

/**
 * Blanks neither count nor pull an average down, and of nothing there is only a sum: as formulas have it. Exact without the numbers
 * that formulas reckon with, which no list has to load.
 */
function reckonedOf(how: Total, column: Field, rows: readonly Row[]): Json {
  const values = rows.map((row) => row[column.key] ?? null).filter((value) => !isBlank(value));
  if (how === "sum") return sumOf(values);
  const texts = values.map(String);
  if (how === "avg") return averageOf(texts, scaleOf(column)) ?? null;
  const isNumber = texts.every((text) => /^-?\d+(\.\d+)?$/.test(text));
  return texts.toSorted(isNumber ? compareDecimals : undefined).at(how === "min" ? 0 : -1) ?? null;
}

const TIMES: ReadonlySet<ValueType> = new Set<ValueType>(["DATE", "DATETIME", "TIME"]);

function inTime(how: Total, column: Field): Totalled["how"] {
  if (!TIMES.has(valueTypeOf(column.type))) return how;
  return how === "min" ? "earliest" : how === "max" ? "latest" : how;
}

/** What the layout or the column itself asks to be told below its rows, in the words of its control, one for each currency. */
export function totalOf(
  node: FieldNode | undefined,
  column: Field,
  rows: readonly Row[],
  { language, valueAt }: Around,
): Totalled | null {
  const how = column.total ?? (node?.totals?.includes(column.key) ? "sum" : undefined);
  if (how === undefined) return null;
  const count = counted(how, column, rows);
  if (count !== undefined) return { how, text: whole(count, language) };
  const words = (some: readonly Row[], field: Field) => {
    const told = how === "avg" ? averaged(field) : field;
    return controlOf(told.type).toText(reckonedOf(how, told, some), told, { labels: {}, language });
  };
  const key = currencyFieldOf(column);
  if (key === undefined) return { how: inTime(how, column), text: words(rows, column) };
  const saidIn = (row: Row) => String(row[key] ?? valueAt?.(key) ?? "");
  const filled = rows.filter((row) => !isBlank(row[column.key]));
  const said = [...new Set(filled.map(saidIn))].sort();
  const text = said
    .map((code) =>
      words(
        filled.filter((row) => saidIn(row) === code),
        inCurrencyOf(column, { [key]: code }),
      ),
    )
    .join(" + ");
  return { how, text };
}

export const titleOf = (column: Field, language: string) => textOf(column.title, language) || column.key;
