import { checkCondition } from "../condition/check.ts";
import { type PreparedCondition, prepareCondition } from "../condition/evaluate.ts";
import { parseCondition } from "../condition/parse.ts";
import type { ConditionDocument, FormShape } from "../form-shape.ts";
import type { LocalizedText } from "../localized-text.ts";
import { isTable } from "./kinds.ts";
import { RowTypes } from "./row-types.ts";
import type { FormTypes } from "./types.ts";

/** Columns that no two rows of one record share the values of. */
export interface PreparedUnique {
  readonly table: string;
  readonly columns: readonly string[];
  readonly when: PreparedCondition;
  readonly titles: LocalizedText;
  readonly message: LocalizedText | undefined;
}

const ALWAYS: PreparedCondition = () => "TRUE";
const LANGUAGES = ["zh-CN", "en-US"] as const;

const inLanguage = (title: LocalizedText, language: string): string =>
  typeof title === "string" ? title : (title[language] ?? title["zh-CN"] ?? Object.values(title)[0] ?? "");

const joined = (titles: readonly LocalizedText[]): LocalizedText =>
  Object.fromEntries(
    LANGUAGES.map((language) => [language, titles.map((title) => inLanguage(title, language)).join(" + ")]),
  );

/** Those of the rows of one record; what spans records is for the database alone. */
export function prepareUniques(shape: FormShape, types: FormTypes): readonly PreparedUnique[] {
  const tables = shape.model.fields.filter(isTable);
  const single = tables.flatMap((table) =>
    (table.fields ?? [])
      .filter(({ props }) => props?.["unique"] === true)
      .map(({ key, title }) => ({
        table: table.key,
        columns: [key],
        when: ALWAYS,
        titles: title ?? key,
        message: undefined,
      })),
  );
  const together = (shape.model.uniques ?? []).flatMap((unique): PreparedUnique[] => {
    const table = tables.find(({ key }) => key === unique.table);
    if (!table || unique.within === "form") return [];
    const columns = unique.fields.flatMap((key) => table.fields?.find((column) => column.key === key) ?? []);
    const when = conditionOf(unique.when, new RowTypes(types, table));
    if (!when || columns.length !== unique.fields.length) return [];
    const titles = joined(columns.map(({ key, title }) => title ?? key));
    return [{ table: table.key, columns: unique.fields, when, titles, message: unique.message }];
  });
  return [...single, ...together];
}

function conditionOf(json: ConditionDocument | undefined, types: RowTypes): PreparedCondition | undefined {
  if (json === undefined || json === null) return ALWAYS;
  const { condition } = parseCondition(json);
  return condition && checkCondition(condition, types).length === 0 ? prepareCondition(condition, types) : undefined;
}
