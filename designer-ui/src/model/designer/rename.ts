import { kindOf } from "../form/kinds.ts";
import type { Field, FormLogic, LayoutNode, LogicRule, Unique, Validation } from "../form-shape.ts";
import type { Json, JsonObject } from "../json.ts";
import type { FormDocument } from "./document.ts";
import { changeNode } from "./layout.ts";

/** Renames a field and everything that names it: layout, formulas, conditions, rules. */
export function withFieldRenamed(document: FormDocument, from: string, to: string): FormDocument {
  const { model } = document;
  const key = (name: string) => (name === from ? to : name);
  const fields = model.fields.map((field): Field => {
    const renamed = { ...(rewritten(field as unknown as Json, from, to) as unknown as Field), key: key(field.key) };
    const shadowed = field.fields?.some((column) => column.key === from);
    return shadowed && field.fields ? { ...renamed, fields: field.fields } : renamed;
  });
  return {
    ...document,
    model: {
      ...model,
      titleField: key(model.titleField),
      fields,
      ...(model.ownerField === undefined ? {} : { ownerField: key(model.ownerField) }),
      ...(model.departmentField === undefined ? {} : { departmentField: key(model.departmentField) }),
      ...(model.uniques === undefined
        ? {}
        : { uniques: model.uniques.map((unique) => uniqueRenamed(unique, from, to)) }),
    },
    ...(document.layouts === undefined
      ? {}
      : {
          layouts: rewritten(document.layouts as unknown as Json, from, to) as unknown as NonNullable<
            typeof document.layouts
          >,
        }),
    ...(document.logic === undefined
      ? {}
      : {
          logic: changedLogic(document.logic, (entry) => {
            const columns = model.fields.find(({ key: table }) => table === entry.table)?.fields ?? [];
            const renamed = columns.some((column) => column.key === from) ? entry : renamedEntry(entry, from, to);
            return renamed.table === from ? { ...renamed, table: to } : renamed;
          }),
        }),
  };
}

/** Each rule and each check; some ask the rows of a sub-table, whose columns they call by their keys alone. */
function changedLogic(logic: FormLogic, change: <T extends LogicRule | Validation>(entry: T) => T): FormLogic {
  return {
    ...logic,
    ...(logic.rules === undefined ? {} : { rules: logic.rules.map((rule) => change(rule)) }),
    ...(logic.validations === undefined ? {} : { validations: logic.validations.map((rule) => change(rule)) }),
  };
}

const renamedEntry = <T extends LogicRule | Validation>(entry: T, from: string, to: string): T =>
  rewritten(entry as unknown as Json, from, to) as unknown as T;

/** Of the rows of a sub-table only the sub-table is a name of the form. */
function uniqueRenamed(unique: Unique, from: string, to: string): Unique {
  if (unique.table !== undefined) return unique.table === from ? { ...unique, table: to } : unique;
  return withKeysRenamed(unique, from, to);
}

function withKeysRenamed(unique: Unique, from: string, to: string): Unique {
  const fields = unique.fields.map((name) => (name === from ? to : name));
  return {
    ...unique,
    fields,
    ...(unique.when === undefined
      ? {}
      : { when: rewritten(unique.when as Json, from, to) as unknown as NonNullable<Unique["when"]> }),
  };
}

/** Renames a column inside its sub-table. */
export function withColumnRenamed(document: FormDocument, table: string, from: string, to: string): FormDocument {
  const path = `${table}.${from}`;
  const renamed = rewritten(document as unknown as Json, path, `${table}.${to}`) as unknown as FormDocument;
  const name = (column: string) => (column === from ? to : column);
  const drawn = (node: LayoutNode): LayoutNode => {
    if (node.kind !== "field") return node;
    return {
      ...node,
      ...(node.columns ? { columns: node.columns.map((column) => ({ ...column, field: name(column.field) })) } : {}),
      ...(node.totals ? { totals: node.totals.map(name) } : {}),
    };
  };
  const layouts = renamed.layouts?.map((layout) => ({
    ...layout,
    nodes: changeNode(layout.nodes, `field:${table}`, drawn),
  }));
  const logic =
    renamed.logic &&
    changedLogic(renamed.logic, (entry) => (entry.table === table ? renamedEntry(entry, from, to) : entry));
  return {
    ...renamed,
    ...(layouts ? { layouts } : {}),
    ...(logic ? { logic } : {}),
    model: {
      ...renamed.model,
      fields: renamed.model.fields.map((field) =>
        field.key === table && field.fields ? { ...field, fields: columnsRenamed(field.fields, from, to) } : field,
      ),
      ...(renamed.model.uniques === undefined
        ? {}
        : {
            uniques: renamed.model.uniques.map((unique) =>
              unique.table === table ? withKeysRenamed(unique, from, to) : unique,
            ),
          }),
    },
  };
}

function columnsRenamed(columns: readonly Field[], from: string, to: string): readonly Field[] {
  return columns.map((column) => ({
    ...(rewritten(column as unknown as Json, from, to) as unknown as Field),
    key: column.key === from ? to : column.key,
  }));
}

const NAMING: ReadonlySet<string> = new Set(["field", "to", "currencyField"]);
/** Objects whose values name fields. */
const BY_LANGUAGE = "translations";
const LISTING: ReadonlySet<string> = new Set(["targets", "require"]);
/** `{key}` in them is the value of a field: formulas, and the address that a button opens. */
const FORMULAS: ReadonlySet<string> = new Set(["compute", "expr", "url"]);
/** Inside these the names are those of another form, or of a sub-table; what the own record holds stands there as a variable. */
const ELSEWHERE: ReadonlySet<string> = new Set(["filter", "columns", "query"]);

/** Names a field differently wherever a field, a condition or a formula names it. */
export function rewritten(json: Json, from: string, to: string): Json {
  if (Array.isArray(json)) return json.map((each) => rewritten(each as Json, from, to));
  if (typeof json !== "object" || json === null) return json;
  const { rows: table, where, type, props, ...rest } = json as JsonObject;
  if (typeof table === "string") return ofRows(table, where ?? null, from, to);
  const source = typeof type === "string" ? kindOf(type).source : undefined;
  if (source && type !== undefined && typeof props === "object" && props !== null) {
    const said = shownElsewhere(source, props as JsonObject, (path) => renamedPath(path, from, to));
    return { ...(rewritten(rest, from, to) as JsonObject), type, props: said };
  }
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => {
      if (ELSEWHERE.has(name)) return [name, withVariables(value as Json, (path) => renamedPath(path, from, to))];
      if (name === BY_LANGUAGE && typeof value === "object" && value !== null)
        return [name, Object.fromEntries(Object.entries(value).map(([tag, key]) => [tag, key === from ? to : key]))];
      if (typeof value === "string" && NAMING.has(name)) return [name, renamedPath(value, from, to)];
      if (typeof value === "string" && FORMULAS.has(name)) return [name, renamedInFormula(value, from, to)];
      if (LISTING.has(name) && Array.isArray(value)) {
        return [name, value.map((target) => (typeof target === "string" ? renamedPath(target, from, to) : target))];
      }
      return [name, rewritten(value as Json, from, to)];
    }),
  );
}

/** A lookup follows a link of this form to what is of another; a rollup speaks of another form throughout. */
function shownElsewhere(source: "lookup" | "rollup", props: JsonObject, renamed: (path: string) => string): JsonObject {
  const own = source === "lookup" ? ["via", "currencyField"] : [];
  return Object.fromEntries(
    Object.entries(props).map(([name, value]) =>
      own.includes(name) && typeof value === "string" ? [name, renamed(value)] : [name, value],
    ),
  );
}

const OWN = "record.";

/** `{"var": "record.sku"}` is what the own record holds. */
function withVariables(json: Json, renamed: (path: string) => string): Json {
  if (Array.isArray(json)) return json.map((each) => withVariables(each as Json, renamed));
  if (typeof json !== "object" || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) =>
      name === "var" && typeof value === "string" && value.startsWith(OWN)
        ? [name, OWN + renamed(value.slice(OWN.length))]
        : [name, withVariables(value as Json, renamed)],
    ),
  );
}

/** What some row is asked is asked by its columns alone. */
function ofRows(table: string, where: Json, from: string, to: string): Json {
  const inside = (path: string) => path.slice(table.length + 1);
  const ofTable = from.startsWith(`${table}.`);
  return { rows: renamedPath(table, from, to), where: ofTable ? rewritten(where, inside(from), inside(to)) : where };
}

function renamedPath(path: string, from: string, to: string): string {
  if (path === from) return to;
  return path.startsWith(`${from}.`) ? to + path.slice(from.length) : path;
}

/** Fields stand in braces: `{qty}`, `{customer.level}`. Text in quotes is left alone. */
export function renamedInFormula(source: string, from: string, to: string): string {
  return source.replace(/"(?:[^"]|"")*"|[“”＂][^“”＂]*[“”＂]|\{([^{}]*)\}/g, (whole, path: string | undefined) =>
    path === undefined ? whole : `{${renamedPath(path.trim(), from, to)}}`,
  );
}
