import type { Field } from "../form-shape.ts";
import type { Json, JsonObject } from "../json.ts";
import type { LocalizedText } from "../localized-text.ts";
import { translationsOf } from "../translations.ts";
import { defineCommand } from "./command.ts";
import { type FieldPath, type FormDocument, fieldAt, selectionAt } from "./document.ts";
import { withField } from "./field-commands.ts";
import { isKey, numberedKey, takenKeys } from "./keys.ts";
import { findPlaced, nodesOf } from "./layout.ts";

/** A language with what it is called in itself. */
export interface NamedLanguage {
  readonly key: string;
  readonly title: string;
}

/** What a translation has in common with its text; the rest, such as a pattern or uniqueness, is that of one language. */
const SHARED_SETTINGS: readonly string[] = ["maxLength", "rows", "encrypted", "mask"];
const SHARED: readonly (keyof Field)[] = ["masked", "onHide", "setOnce", "copy", "print"];

/** Keys of the translations of a field that stand nowhere themselves: they are shown, copied and removed with it. */
export function shownWith(document: FormDocument, key: string): readonly string[] {
  const field = fieldAt(document, key);
  if (!field) return [];
  const nodes = nodesOf(document);
  return Object.values(translationsOf(field)).filter((held) => !findPlaced(nodes, `field:${held}`));
}

/** Lets a text be written in other languages: a field beside it for each that has none yet, shown where the text itself is. */
export const addTranslations = defineCommand<{
  readonly path: FieldPath;
  readonly languages: readonly NamedLanguage[];
}>({
  id: "addTranslations",
  subject: (document, { path }) => fieldAt(document, path)?.title ?? path,
  run: (document, { path, languages }) => {
    const source = fieldAt(document, path);
    if (!source) return document;
    const held = translationsOf(source);
    const wanted = languages.filter(({ key }) => held[key] === undefined);
    const added = wanted.reduce((before, language) => withTranslation(before, path, language), document);
    return { document: added, selection: selectionAt(path) };
  },
});

function withTranslation(document: FormDocument, path: FieldPath, language: NamedLanguage): FormDocument {
  const source = fieldAt(document, path);
  if (!source) return document;
  const [table = "", column] = path.split(".");
  const beside = column === undefined ? document.model.fields : (fieldAt(document, table)?.fields ?? []);
  const key = keyOf(
    source,
    language,
    column === undefined ? takenKeys(document) : new Set(beside.map((each) => each.key)),
  );
  const grown = beside.toSpliced(beside.indexOf(source) + 1, 0, { ...translationOf(source, language), key });
  const fields =
    column === undefined
      ? grown
      : document.model.fields.map((field) => (field.key === table ? { ...field, fields: grown } : field));
  const named = { ...document, model: { ...document.model, fields } };
  const value = { ...translationsOf(source), [language.key]: key } as unknown as Json;
  return withField(named, path, (field) => ({ ...field, props: { ...field.props, translations: value } }));
}

function keyOf({ key }: Field, language: NamedLanguage, taken: ReadonlySet<string>): string {
  const wanted = `${key}_${language.key.split("-")[0]?.toLowerCase()}`;
  return isKey(wanted) && !taken.has(wanted) ? wanted : numberedKey(key, taken);
}

function translationOf(source: Field, { title }: NamedLanguage): Omit<Field, "key"> {
  const props = Object.fromEntries(
    Object.entries((source.props ?? {}) as JsonObject).filter(([name]) => SHARED_SETTINGS.includes(name)),
  );
  const shared = Object.fromEntries(Object.entries(source).filter(([name]) => SHARED.includes(name as keyof Field)));
  return { ...shared, type: source.type, title: named(source.title, title), inList: false, props };
}

const named = (text: LocalizedText, language: string): LocalizedText =>
  typeof text === "string"
    ? `${text} (${language})`
    : Object.fromEntries(Object.entries(text).map(([tag, each]) => [tag, `${each} (${language})`]));
