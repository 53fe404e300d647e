import type { Json, JsonObject } from "../json.ts";
import type { LocalizedText } from "../localized-text.ts";

/**
 * Controls that people without an account can fill in. The server and the public page go by the same list
 * (`form-engine/src/main/resources/publiclink/controls.json`); tests hold all three together.
 */
export const OFFERED_CONTROLS: ReadonlySet<string> = new Set([
  "text",
  "textarea",
  "number",
  "integer",
  "money",
  "percent",
  "date",
  "datetime",
  "month",
  "time",
  "select",
  "radio",
  "multiselect",
  "checkboxes",
  "switch",
  "consent",
  "phone",
  "landline",
  "email",
  "url",
  "idcard",
  "rating",
  "nps",
  "attachment",
  "image",
  "signature",
  "link",
  "links",
  "subtable",
]);

/** A name in the address and the field that it fills. */
export interface LinkParameter {
  readonly name: string;
  readonly field: string;
}

export interface PublicLinkDocument {
  readonly title: LocalizedText;
  readonly form: string;
  readonly lead: LocalizedText | undefined;
  readonly submit: LocalizedText | undefined;
  readonly thanks: LocalizedText | undefined;
  /** Keys of the fields that are filled in, in their order. */
  readonly fields: readonly string[];
  /** Fields that every record begins with, unseen. */
  readonly values: Readonly<Record<string, Json>>;
  readonly parameters: readonly LinkParameter[];
  readonly enabled: boolean;
  readonly from: string | undefined;
  readonly until: string | undefined;
  readonly limit: number | undefined;
  /** Everything else in the document, which survives. */
  readonly rest: JsonObject;
}

const text = (json: Json | undefined) => json as unknown as LocalizedText | undefined;
const list = (json: Json | undefined) => (json ?? []) as unknown as readonly JsonObject[];

export function readPublicLink(json: JsonObject): PublicLinkDocument {
  const { title, form, lead, submit, thanks, fields, values, parameters, enabled, from, until, limit, ...rest } = json;
  return {
    title: text(title) ?? "",
    form: String(form ?? ""),
    lead: text(lead),
    submit: text(submit),
    thanks: text(thanks),
    fields: list(fields).map((each) => String(each["field"] ?? "")),
    values: (values ?? {}) as unknown as PublicLinkDocument["values"],
    parameters: list(parameters).map((each) => ({
      name: String(each["name"] ?? ""),
      field: String(each["field"] ?? ""),
    })),
    enabled: enabled !== false,
    from: typeof from === "string" ? from : undefined,
    until: typeof until === "string" ? until : undefined,
    limit: typeof limit === "number" ? limit : undefined,
    rest,
  };
}

/** What says nothing is left out. */
export function writePublicLink({ rest, ...link }: PublicLinkDocument): JsonObject {
  const written: Record<string, Json> = {
    ...rest,
    title: link.title as Json,
    form: link.form,
    fields: link.fields.map((field) => ({ field })),
  };
  if (link.lead !== undefined) written["lead"] = link.lead as Json;
  if (link.submit !== undefined) written["submit"] = link.submit as Json;
  if (link.thanks !== undefined) written["thanks"] = link.thanks as Json;
  if (Object.keys(link.values).length > 0) written["values"] = { ...link.values };
  if (link.parameters.length > 0) written["parameters"] = link.parameters.map(({ name, field }) => ({ name, field }));
  if (!link.enabled) written["enabled"] = false;
  if (link.from !== undefined) written["from"] = link.from;
  if (link.until !== undefined) written["until"] = link.until;
  if (link.limit !== undefined) written["limit"] = link.limit;
  return written;
}

/** A link that offers what it can offer of the first fields of its form. */
export const newPublicLink = (key: string, title: string, form: string, fields: readonly string[]): JsonObject => ({
  kind: "publiclink",
  key,
  title,
  form,
  fields: fields.map((field) => ({ field })),
});

/** The parts of a link that differ. */
export const PARTS = [
  "title",
  "lead",
  "submit",
  "thanks",
  "fields",
  "values",
  "parameters",
  "enabled",
  "from",
  "until",
  "limit",
] as const;

export type LinkPart = (typeof PARTS)[number];

export function partsChanged(before: PublicLinkDocument, after: PublicLinkDocument): readonly LinkPart[] {
  return PARTS.filter((part) => JSON.stringify(before[part] ?? null) !== JSON.stringify(after[part] ?? null));
}

/** A list with one of its elements a place further up or down. */
export function moved<T>(all: readonly T[], from: number, by: 1 | -1): readonly T[] {
  const to = from + by;
  const one = all[from];
  if (one === undefined || to < 0 || to >= all.length) return all;
  return all.toSpliced(from, 1).toSpliced(to, 0, one);
}
