import { sumOf } from "../../model/decimal-text.ts";
import type { Field, FieldNode } from "../../model/form-shape.ts";
import { textOf } from "../../model/localized-text.ts";
import { controlOf } from "../registry.ts";
import type { Row } from "./rows.ts";

/** The sum of a column in the words of its control; nothing when the layout asks for none. */
export function totalText(
  node: FieldNode | undefined,
  column: Field,
  rows: readonly Row[],
  language: string,
): string | null {
  if (!node?.totals?.includes(column.key)) return null;
  const sum = sumOf(rows.map((row) => row[column.key]));
  return controlOf(column.type).toText(sum, column, { labels: {}, language });
}

export const titleOf = (column: Field, language: string) => textOf(column.title, language) || column.key;
