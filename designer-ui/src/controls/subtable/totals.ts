import { currencyFieldOf, inCurrencyOf } from "../../model/currency.ts";
import { sumOf } from "../../model/decimal-text.ts";
import { isBlank } from "../../model/fields.ts";
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

/** The sum of a column in the words of its control, one for each currency; nothing when the layout asks for none. */
export function totalText(
  node: FieldNode | undefined,
  column: Field,
  rows: readonly Row[],
  { language, valueAt }: Around,
): string | null {
  if (!node?.totals?.includes(column.key)) return null;
  const words = (some: readonly Row[], field: Field) =>
    controlOf(column.type).toText(sumOf(some.map((row) => row[column.key])), field, { labels: {}, language });
  const key = currencyFieldOf(column);
  if (key === undefined) return words(rows, column);
  const saidIn = (row: Row) => String(row[key] ?? valueAt?.(key) ?? "");
  const filled = rows.filter((row) => !isBlank(row[column.key]));
  const said = [...new Set(filled.map(saidIn))].sort();
  return said
    .map((code) =>
      words(
        filled.filter((row) => saidIn(row) === code),
        inCurrencyOf(column, { [key]: code }),
      ),
    )
    .join(" + ");
}

export const titleOf = (column: Field, language: string) => textOf(column.title, language) || column.key;
