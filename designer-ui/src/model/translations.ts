import { isBlank } from "./fields.ts";
import type { Field, LogicRule, RuleAction } from "./form-shape.ts";
import type { Json } from "./json.ts";
import type { RecordValues } from "./record.ts";

const NONE: Readonly<Record<string, string>> = {};

/** Keys of the fields beside it that hold its text in other languages, by language tag. */
export const translationsOf = ({ props }: Field): Readonly<Record<string, string>> =>
  (props?.["translations"] as Readonly<Record<string, string>> | undefined) ?? NONE;

/** The text of a field in the language of its reader, else as it stands in the field itself. */
export function inLanguage(field: Field, value: Json, language: string, holder: RecordValues | undefined): Json {
  const translated = holder?.[translationsOf(field)[language] ?? ""];
  return translated === undefined || isBlank(translated) ? value : translated;
}

/** The fields of a form, or columns of a table, that hold the text of another one, by key, with the key of that one. */
export const translatedIn = (fields: readonly Field[]): ReadonlyMap<string, string> =>
  new Map(fields.flatMap((field) => Object.values(translationsOf(field)).map((key) => [key, field.key])));

/** The field without those of its translations that are gone. */
export function withoutTranslations(field: Field, gone: ReadonlySet<string>): Field {
  const { translations: _all, ...props } = field.props ?? {};
  const held = Object.entries(translationsOf(field));
  const left = held.filter(([, key]) => !gone.has(key));
  if (left.length === held.length) return field;
  return { ...field, props: left.length === 0 ? props : { ...props, translations: Object.fromEntries(left) } };
}

/** What rules do to a field and so to its translations. */
const FOLLOWED: ReadonlySet<string> = new Set(["show", "hide", "readonly"]);

/** Rules with translations hidden and locked where what they translate is; the twin of the server's `Translations`. */
export function followedIn(fields: readonly Field[]): <R extends LogicRule>(rule: R) => R {
  const byPath = new Map<string, readonly string[]>();
  const collect = (among: readonly Field[], prefix: string) => {
    for (const field of among) {
      const keys = Object.values(translationsOf(field));
      if (keys.length > 0)
        byPath.set(
          prefix + field.key,
          keys.map((key) => prefix + key),
        );
      collect(field.fields ?? [], `${field.key}.`);
    }
  };
  collect(fields, "");
  const followed = (action: RuleAction): RuleAction =>
    FOLLOWED.has(action.act)
      ? {
          ...action,
          targets: [...new Set([...action.targets, ...action.targets.flatMap((at) => byPath.get(at) ?? [])])],
        }
      : action;
  return (rule) =>
    byPath.size === 0
      ? rule
      : { ...rule, then: rule.then.map(followed), ...(rule.else ? { else: rule.else.map(followed) } : {}) };
}
