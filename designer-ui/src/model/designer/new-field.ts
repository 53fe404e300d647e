import { isTable, kindOf } from "../form/kinds.ts";
import { USUAL } from "../form/usual.ts";
import type { Field, Option } from "../form-shape.ts";
import type { Json, JsonObject } from "../json.ts";
import type { LocalizedText } from "../localized-text.ts";
import { slugOf } from "./keys.ts";

/** Words that a new field starts with, in the language of the designer. */
export interface FieldWords {
  readonly title: LocalizedText;
  readonly options: readonly [string, string, string];
  /** Title of the first column of a sub-table. */
  readonly column: LocalizedText;
}

const OPTION_COLORS = ["blue", "green", "orange", "purple", "cyan", "magenta", "gold", "red"] as const;

export function newOption(label: LocalizedText, options: readonly Option[]): Option {
  const taken = new Set(options.map(({ key }) => key));
  const slug = slugOf(label);
  const color = OPTION_COLORS[options.length % OPTION_COLORS.length] ?? "default";
  return { key: slug !== "" && !taken.has(slug) ? slug : freeOptionKey(taken), label, color };
}

function freeOptionKey(taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    if (!taken.has(`option_${number}`)) return `option_${number}`;
  }
}

/**
 * A field of a type as the palette makes it, complete enough to be published where that is possible.
 *
 * @param begins settings that its control begins with; options to choose from where it says nothing
 */
export function newField(type: string, key: string, words: FieldWords, begins?: JsonObject): Field {
  const props = begins ?? (isFlatChoice(type) ? { options: optionsFrom(words) } : {});
  return {
    key,
    type,
    title: words.title,
    ...(Object.keys(props).length > 0 ? { props } : {}),
    ...(isTable({ type }) ? { fields: [{ key: "text_1", type: USUAL.TEXT, title: words.column }] } : {}),
  };
}

/** Options side by side; trees are drawn by hand. */
function isFlatChoice(type: string): boolean {
  const { valueType, tree } = kindOf(type);
  return (valueType === "OPTION" || valueType === "OPTIONS") && !tree;
}

function optionsFrom(words: FieldWords): Json {
  const options: Option[] = [];
  for (const label of words.options) options.push(newOption(label, options));
  return options as unknown as Json;
}
