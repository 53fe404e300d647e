import { isTable, kindOf, valueTypeOf } from "../form/kinds.ts";
import type { Field } from "../form-shape.ts";
import type { Json, JsonObject } from "../json.ts";
import type { LocalizedText } from "../localized-text.ts";

/** A name in the address and the field that it fills. */
export interface LinkParameter {
  readonly name: string;
  readonly field: string;
}

/** What people without an account see of the records, people or departments that a field points to. */
export interface LinkOffer {
  /** Form of the records, as the document names it; empty where the field points to people or departments. */
  readonly form: string;
  /** Keys of the fields that are seen beside the title. */
  readonly show: readonly string[];
  /** Condition that the records meet; undefined for all of them. */
  readonly where: Json | undefined;
  /** Whether any are seen before anything is typed. */
  readonly list: boolean;
  /** Who may be chosen. */
  readonly colleagues: OfferedColleagues;
}

/** People and departments that are named, and nobody else. */
export interface OfferedColleagues {
  readonly people: readonly string[];
  /** Whoever holds one of these. */
  readonly roles: readonly string[];
  /** Whoever belongs to one of these; where the field points to departments, these themselves. */
  readonly departments: readonly string[];
  /** Whether departments below these count as well. */
  readonly below: boolean;
}

export const NOBODY_OFFERED: OfferedColleagues = { people: [], roles: [], departments: [], below: false };

export interface PublicLinkDocument {
  readonly title: LocalizedText;
  readonly form: string;
  readonly lead: LocalizedText | undefined;
  readonly submit: LocalizedText | undefined;
  readonly thanks: LocalizedText | undefined;
  /** Keys of the fields that are filled in, in their order. */
  readonly fields: readonly string[];
  /** Of sub-tables among them: the columns that are filled in. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** Whether fields stand one below the other, or as the form arranges them. */
  readonly layout: "list" | "form";
  /** What is seen of other forms, by path of the field that points there. */
  readonly offer: Readonly<Record<string, LinkOffer>>;
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
const textsIn = (json: Json | undefined): readonly string[] => (Array.isArray(json) ? json.map(String) : []);
const list = (json: Json | undefined) => (json ?? []) as unknown as readonly JsonObject[];

export function readPublicLink(json: JsonObject): PublicLinkDocument {
  const { title, form, lead, submit, thanks, fields, layout, offer, ...more } = json;
  const { values, parameters, enabled, from, until, limit, ...rest } = more;
  return {
    title: text(title) ?? "",
    form: String(form ?? ""),
    lead: text(lead),
    submit: text(submit),
    thanks: text(thanks),
    fields: list(fields).map((each) => String(each["field"] ?? "")),
    columns: Object.fromEntries(
      list(fields).flatMap((each) =>
        each["columns"] ? [[String(each["field"] ?? ""), textsIn(each["columns"])]] : [],
      ),
    ),
    layout: layout === "form" ? "form" : "list",
    offer: Object.fromEntries(
      Object.entries((offer ?? {}) as unknown as Readonly<Record<string, JsonObject>>).map(([path, one]) => [
        path,
        {
          form: String(one["form"] ?? ""),
          show: textsIn(one["show"]),
          where: one["where"],
          list: one["list"] === true,
          colleagues: {
            people: textsIn(one["people"]),
            roles: textsIn(one["roles"]),
            departments: textsIn(one["departments"]),
            below: one["below"] === true,
          },
        },
      ]),
    ),
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

const offered = ({ form, show, where, list: listed, colleagues }: LinkOffer): Json => ({
  ...(form === "" ? {} : { form }),
  ...(colleagues.people.length > 0 ? { people: colleagues.people } : {}),
  ...(colleagues.roles.length > 0 ? { roles: colleagues.roles } : {}),
  ...(colleagues.departments.length > 0 ? { departments: colleagues.departments } : {}),
  ...(colleagues.below && colleagues.departments.length > 0 ? { below: true } : {}),
  ...(show.length > 0 ? { show } : {}),
  ...(where === undefined ? {} : { where }),
  ...(listed ? { list: true } : {}),
});

/** What says nothing is left out. */
export function writePublicLink({ rest, ...link }: PublicLinkDocument): JsonObject {
  const written: Record<string, Json> = {
    ...rest,
    title: link.title as Json,
    form: link.form,
    fields: link.fields.map((field) => {
      const columns = link.columns[field];
      return columns ? { field, columns } : { field };
    }),
  };
  if (link.layout === "form") written["layout"] = "form";
  if (Object.keys(link.offer).length > 0) {
    written["offer"] = Object.fromEntries(Object.entries(link.offer).map(([path, offer]) => [path, offered(offer)]));
  }
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

/** Why a field cannot stand on a public form. */
export type Refusal = "known" | "decided" | "drawn" | "given";

/** Null for a field that can be offered; what its formula reads is for the server to look at. */
export function refusalOf(field: Field): Refusal | null {
  const { inside, automatic } = kindOf(field.type);
  return inside ?? (field.source !== undefined || automatic === true ? "given" : null);
}

/** Which colleagues a field points to; undefined for any other field. */
export function colleaguesOf({ type }: Field): "people" | "departments" | undefined {
  const valueType = valueTypeOf(type);
  if (valueType.startsWith("USER")) return "people";
  return valueType.startsWith("DEPARTMENT") ? "departments" : undefined;
}

/** Where a field points to records of another form: the form, as it is written, and what choices are made of. */
export interface Pointed {
  readonly form: string;
  readonly needs: readonly string[];
}

export function pointedBy(field: Field): Pointed | undefined {
  const from = field.props?.["optionsFrom"] as JsonObject | undefined;
  if (from) {
    const needs = [from["value"], from["label"]].filter((key): key is string => typeof key === "string");
    return { form: String(from["form"] ?? ""), needs };
  }
  const form = field.props?.["form"];
  return valueTypeOf(field.type).startsWith("LINK") && typeof form === "string" ? { form, needs: [] } : undefined;
}

const SHOWN: ReadonlySet<string> = new Set([
  "TEXT",
  "LONG_TEXT",
  "NUMBER",
  "BOOLEAN",
  "DATE",
  "DATETIME",
  "TIME",
  "OPTION",
  "OPTIONS",
]);

/** Whether a field of linked records may be seen by everybody: one that is masked, be it on screen only, or leads further may not. */
export const isShowable = (field: Field): boolean =>
  SHOWN.has(valueTypeOf(field.type)) && field.masked !== true && field.props?.["mask"] !== "always";

/** The columns that a sub-table begins with: all but those that point elsewhere, of which more has to be said. */
export const firstColumns = (table: Field): readonly string[] =>
  (table.fields ?? []).filter(isFirst).map(({ key }) => key);

const isFirst = (field: Field): boolean =>
  refusalOf(field) === null && pointedBy(field) === undefined && colleaguesOf(field) === undefined;

interface Beginning {
  readonly key: string;
  readonly title: string;
  readonly form: string;
  readonly fields: readonly Field[];
}

/** A link that offers what it can offer of its form, as the form arranges it. */
export function newPublicLink({ key, title, form, fields }: Beginning): JsonObject {
  const some = fields.filter((field) => field.compute === undefined && isFirst(field));
  const first = some.length > 0 ? some : fields;
  const written = first.flatMap((field): Json[] => {
    if (!isTable(field)) return [{ field: field.key }];
    const columns = firstColumns(field);
    return columns.length > 0 ? [{ field: field.key, columns }] : [];
  });
  return { kind: "publiclink", key, title, form, layout: "form", fields: written };
}

/** The parts of a link that differ. */
export const PARTS = [
  "title",
  "lead",
  "submit",
  "thanks",
  "fields",
  "columns",
  "layout",
  "offer",
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
