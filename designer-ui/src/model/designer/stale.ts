import { isLink, isLinkToOne, kindOf } from "../form/kinds.ts";
import type { Field } from "../form-shape.ts";
import type { Json, JsonObject } from "../json.ts";
import type { Cleared } from "./command.ts";
import { type FieldPath, type FormDocument, fieldAt } from "./document.ts";

/** What a setting of a field speaks about: when it points elsewhere, these speak of nothing that is there. */
function following(field: Field): readonly string[] {
  if (isLink(field)) return ["filter", "fill", "columns"];
  return kindOf(field.type).source === "rollup" ? ["via", "field", "window", "where", "currencyField"] : [];
}

/** Takes settings away, and says which of them said something. */
function without(field: Field, path: FieldPath, settings: readonly string[]): readonly [Field, readonly Cleared[]] {
  const held = settings.filter((setting) => field.props?.[setting] !== undefined);
  if (held.length === 0) return [field, []];
  const props = Object.fromEntries(Object.entries(field.props ?? {}).filter(([name]) => !held.includes(name)));
  return [{ ...field, props }, held.map((setting) => ({ path, type: field.type, setting }))];
}

/** A value that names a record of the form that was linked. */
function withoutDefault(field: Field, path: FieldPath): readonly [Field, readonly Cleared[]] {
  const { default: given, ...rest } = field;
  if (!given || !("value" in given)) return [field, []];
  return [rest, [{ path, type: field.type, setting: "default" }]];
}

/** What stays of a field whose setting has just been changed, and what had to go. */
export function withoutStale(
  before: Field,
  after: Field,
  path: FieldPath,
  setting: string,
): readonly [Field, readonly Cleared[]] {
  if (before.props?.[setting] === undefined) return [after, []];
  const [kept, cleared] = without(after, path, setting === "form" ? following(after) : []);
  if (!isLink(after) || setting !== "form") return [kept, cleared];
  const [settled, more] = withoutDefault(kept, path);
  return [settled, [...cleared, ...more]];
}

/** Lookups over a link that leads elsewhere now show nothing of what is there. */
export function withoutLookups(document: FormDocument, link: FieldPath): readonly [FormDocument, readonly Cleared[]] {
  const [first = "", column] = link.split(".");
  const cleared: Cleared[] = [];
  const key = column ?? first;
  const settled = (field: Field): Field => {
    if (kindOf(field.type).source !== "lookup" || field.props?.["via"] !== key) return field;
    const path = column === undefined ? field.key : `${first}.${field.key}`;
    const [kept, gone] = without(field, path, ["field", "function"]);
    cleared.push(...gone);
    return kept;
  };
  const fields = document.model.fields.map((field) => {
    if (column === undefined) return settled(field);
    return field.key === first && field.fields ? { ...field, fields: field.fields.map(settled) } : field;
  });
  return cleared.length === 0 ? [document, cleared] : [{ ...document, model: { ...document.model, fields } }, cleared];
}

/** A lookup follows another link: what it showed is there only where that leads to the same form. */
export function lookupOver(
  document: FormDocument,
  path: FieldPath,
  from: Field,
  to: Field,
): readonly [Field, readonly Cleared[]] {
  const aside = path.includes(".") ? `${path.split(".")[0]}.` : "";
  const linkOf = (field: Field) => fieldAt(document, aside + String(field.props?.["via"] ?? ""));
  const [old, next] = [linkOf(from), linkOf(to)];
  if (from.props?.["via"] === undefined || old === next) return [to, []];
  const elsewhere = old?.props?.["form"] !== next?.props?.["form"];
  return without(to, path, elsewhere ? ["field", "function"] : next && isLinkToOne(next) ? ["function"] : []);
}

/** Whether something in a condition, or in what else is set, names a column of the table. */
function names(json: Json | undefined, table: string): boolean {
  if (typeof json === "string") return json.startsWith(`${table}.`) || json.includes(`{${table}.`);
  if (Array.isArray(json)) return json.some((each) => names(each as Json, table));
  return typeof json === "object" && json !== null && Object.values(json).some((each) => names(each as Json, table));
}

/** The sub-table whose rows a rollup counts over a link. */
const tableIn = (field: Field, tables: readonly string[]): string | null => {
  const [first = "", ...further] = String(field.props?.["via"] ?? "").split(".");
  return further.length > 0 && tables.includes(first) ? first : null;
};

const ADDING: ReadonlySet<Json | undefined> = new Set(["sum", "avg"]);

/**
 * A rollup counts other rows, or records: what named columns of the old table names nothing, and what a record holds once is not
 * added up once per row.
 *
 * @param tables keys of the sub-tables of the form that is reckoned over
 */
export function rollupOver(
  path: FieldPath,
  from: Field,
  to: Field,
  tables: readonly string[],
): readonly [Field, readonly Cleared[]] {
  const [old, next] = [tableIn(from, tables), tableIn(to, tables)];
  if (old === next) return [to, []];
  const props: JsonObject = to.props ?? {};
  const stale = ["field", "window", "where"].filter((setting) => old !== null && names(props[setting], old));
  const own = String(props["field"] ?? "");
  const twice = next !== null && ADDING.has(props["function"]) && own !== "" && !own.startsWith(`${next}.`);
  return without(to, path, [...new Set([...stale, ...(twice ? ["field"] : [])])]);
}
