import type { Field, LayoutNode, Option } from "../form-shape.ts";
import type { Json } from "../json.ts";
import { type LocalizedText, withText, writtenText } from "../localized-text.ts";
import { defineCommand } from "./command.ts";
import type { FormDocument } from "./document.ts";

/** What a text is to whoever it belongs to. */
export type TextRole = "title" | "help" | "placeholder" | "label" | "text" | "alt" | "message" | "description";

/** A text that people read on the form. */
export interface FormText {
  /** Where it stands, as a JSON pointer into the document. */
  readonly pointer: string;
  readonly role: TextRole;
  /** What it belongs to: the title of the field, the section or the rule. */
  readonly of: LocalizedText;
  readonly text: LocalizedText;
}

type Texts = Partial<Readonly<Record<TextRole, LocalizedText | undefined>>>;

function textsAt(pointer: string, of: LocalizedText, texts: Texts): readonly FormText[] {
  return (Object.entries(texts) as readonly (readonly [TextRole, LocalizedText | undefined])[]).flatMap(
    ([role, text]) => (text === undefined ? [] : [{ pointer: `${pointer}/${role}`, role, of, text }]),
  );
}

function ofField(field: Field, pointer: string): readonly FormText[] {
  const { title, help, placeholder, props, fields = [] } = field;
  const options = Array.isArray(props?.["options"]) ? (props["options"] as unknown as readonly Option[]) : [];
  return [
    ...textsAt(pointer, title, { title, help, placeholder }),
    ...options.flatMap(({ label }, index) => textsAt(`${pointer}/props/options/${index}`, title, { label })),
    ...fields.flatMap((column, index) => ofField(column, `${pointer}/fields/${index}`)),
  ];
}

function ofNode(node: LayoutNode, pointer: string): readonly FormText[] {
  if (node.kind === "field") return [];
  const { title, text, alt, children = [] } = node;
  return [
    ...textsAt(pointer, title ?? text ?? node.key, { title, text, alt }),
    ...children.flatMap((child, index) => ofNode(child, `${pointer}/children/${index}`)),
  ];
}

/** Every text of a form, in the order in which people come upon it. */
export function textsOf({ title, settings, model, layouts = [], logic }: FormDocument): readonly FormText[] {
  return [
    ...textsAt("", title, { title }),
    ...textsAt("/settings", title, { description: settings?.description }),
    ...model.fields.flatMap((field, index) => ofField(field, `/model/fields/${index}`)),
    ...layouts.flatMap(({ nodes }, at) =>
      nodes.flatMap((node, index) => ofNode(node, `/layouts/${at}/nodes/${index}`)),
    ),
    ...(logic?.rules ?? []).flatMap((rule, index) =>
      textsAt(`/logic/rules/${index}`, rule.title ?? rule.key, { title: rule.title }),
    ),
    ...(logic?.validations ?? []).flatMap((one, index) =>
      textsAt(`/logic/validations/${index}`, one.message, { message: one.message }),
    ),
    ...(model.uniques ?? []).flatMap((unique, index) =>
      textsAt(`/model/uniques/${index}`, unique.message ?? title, { message: unique.message }),
    ),
  ];
}

/** Whether a text lacks one of the languages. */
export const isUntranslated = (text: LocalizedText, languages: readonly string[], main: string): boolean =>
  languages.some((language) => writtenText(text, language, main).trim() === "");

/** Says a text in a language; `main` is the language that texts for everybody are written in. */
export const translate = defineCommand<{
  readonly place: FormText;
  readonly language: string;
  readonly value: string;
  readonly main: string;
}>({
  id: "translate",
  subject: (_document, { place }) => place.of,
  merge: ({ place, language }) => `${place.pointer} ${language}`,
  run: (document, { place, language, value, main }) => {
    const found = textsOf(document).find(({ pointer }) => pointer === place.pointer);
    if (!found) return document;
    const text = withText(found.text, language, value, main) ?? "";
    return replaced(document as unknown as Json, place.pointer.split("/").slice(1), text) as unknown as FormDocument;
  },
});

function replaced(json: Json, [key, ...below]: readonly string[], text: LocalizedText): Json {
  if (key === undefined) return text as Json;
  if (Array.isArray(json)) {
    return json.map((each: Json, index) => (String(index) === key ? replaced(each, below, text) : each));
  }
  const object = json as Readonly<Record<string, Json>>;
  return { ...object, [key]: replaced(object[key] ?? null, below, text) };
}
