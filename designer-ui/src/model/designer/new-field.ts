import { kindOf } from "../form/kinds.ts";
import type { Field, Option } from "../form-shape.ts";
import type { Json } from "../json.ts";
import type { LocalizedText } from "../localized-text.ts";
import { usualCurrencies } from "./currency-options.ts";
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

/** A field of a type as the palette makes it, complete enough to be published where that is possible. */
export function newField(type: string, key: string, words: FieldWords): Field {
  const props = propsOf(type, words);
  return {
    key,
    type,
    title: words.title,
    ...(props ? { props } : {}),
    ...(type === "subtable" ? { fields: [{ key: "text_1", type: "text", title: words.column }] } : {}),
  };
}

const FLAT: ReadonlySet<string> = new Set(["cascade", "tree", "roles"]);

/** Options side by side; trees are drawn by hand, and roles are those of the organisation. */
function isFlatChoice(type: string): boolean {
  const { valueType } = kindOf(type);
  return (valueType === "OPTION" || valueType === "OPTIONS") && !FLAT.has(type);
}

function propsOf(type: string, words: FieldWords): Readonly<Record<string, Json>> | null {
  if (type === "currency") return { options: usualCurrencies() as unknown as Json };
  if (isFlatChoice(type)) {
    const options: Option[] = [];
    for (const label of words.options) options.push(newOption(label, options));
    return { options: options as unknown as Json };
  }
  if (type === "money") return { scale: 2 };
  return type === "number" ? { scale: 0 } : null;
}
