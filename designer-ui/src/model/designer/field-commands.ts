import { isLinkToOne, kindOf, valueTypeOf } from "../form/kinds.ts";
import type { Field, Option } from "../form-shape.ts";
import type { Json, JsonObject } from "../json.ts";
import type { LocalizedText } from "../localized-text.ts";
import { defineCommand } from "./command.ts";
import { type FieldPath, type FormDocument, fieldAt, selectionAt } from "./document.ts";
import { isKey, numberedKey, takenKeys } from "./keys.ts";
import { type OptionChange, withOptionChanged, withOptionMoved, withOptionsAdded } from "./option-list.ts";
import { withColumnRenamed, withFieldRenamed } from "./rename.ts";
import { lookupOver, rollupOver, withoutLookups, withoutStale } from "./stale.ts";

const titleOf = (document: FormDocument, path: FieldPath): LocalizedText => fieldAt(document, path)?.title ?? path;

/** Replaces one field or column; the document itself when there is none. */
export function withField(document: FormDocument, path: FieldPath, change: (field: Field) => Field): FormDocument {
  const [key, column] = path.split(".");
  const found = fieldAt(document, path);
  if (!found) return document;
  const changed = change(found);
  if (changed === found) return document;
  const fields = document.model.fields.map((field) => {
    if (field.key !== key) return field;
    if (column === undefined) return changed;
    return { ...field, fields: (field.fields ?? []).map((each) => (each.key === column ? changed : each)) };
  });
  return { ...document, model: { ...document.model, fields } };
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** A copy with a key set, or without it when the value is undefined. */
function put<T extends object>(target: T, key: string, value: unknown): T {
  if (same((target as Record<string, unknown>)[key], value)) return target;
  const { [key]: _old, ...rest } = target as Record<string, unknown>;
  return (value === undefined ? rest : { ...rest, [key]: value }) as T;
}

export type Property =
  | "title"
  | "help"
  | "placeholder"
  | "required"
  | "visibleWhen"
  | "requiredWhen"
  | "readonlyWhen"
  | "default"
  | "compute"
  | "blank"
  | "onHide"
  | "override"
  | "setOnce"
  | "afterSubmit"
  | "inList"
  | "filter"
  | "print"
  | "total"
  | "index"
  | "quick"
  | "masked"
  | "remember"
  | "copy";

/** Sets a property of a field or column; undefined takes it away. */
export const setProperty = defineCommand<{
  readonly path: FieldPath;
  readonly property: Property;
  readonly value: Json | undefined;
}>({
  id: "setProperty",
  subject: (document, { path }) => titleOf(document, path),
  merge: ({ path, property }) => `${path} ${property}`,
  run: (document, { path, property, value }) => withField(document, path, (field) => put(field, property, value)),
});

/** What a link to one record says beyond a link to many: what is copied from it, and that it is the only one. */
const ofMany = ({ fill: _fill, unique: _unique, ...props }: JsonObject): JsonObject => props;

/** Turns a field into another kind of field; what the two have in common stays. */
export const setType = defineCommand<{
  readonly path: FieldPath;
  readonly type: string;
  /** What a new field of that type starts with. */
  readonly begun: Field;
}>({
  id: "setType",
  subject: (document, { path }) => titleOf(document, path),
  run: (document, { path, type, begun }) =>
    withField(document, path, (field) => {
      if (field.type === type) return field;
      const { default: _default, props: _props, fields: _fields, ...kept } = field;
      const options = field.props?.["options"] ?? field.props?.["optionSet"];
      const shared = options !== undefined && begun.props?.["options"] ? field.props : begun.props;
      const props = isLinkToOne(field) && valueTypeOf(type) === "LINKS" ? ofMany(field.props ?? {}) : shared;
      return { ...kept, type, ...(props ? { props } : {}), ...(begun.fields ? { fields: begun.fields } : {}) };
    }),
});

function withSetting(document: FormDocument, path: FieldPath, setting: string, value: Json | undefined): FormDocument {
  return withField(document, path, (field) => {
    const props = put(field.props ?? {}, setting, value);
    if (props === field.props) return field;
    return put(field, "props", Object.keys(props).length === 0 ? undefined : props);
  });
}

/** Sets one of the control's own settings; what spoke of that which it named before goes along. */
export const setSetting = defineCommand<{
  readonly path: FieldPath;
  readonly setting: string;
  readonly value: Json | undefined;
}>({
  id: "setSetting",
  subject: (document, { path }) => titleOf(document, path),
  merge: ({ path, setting }) => `${path} ${setting}`,
  run: (document, { path, setting, value }) => {
    const next = withSetting(document, path, setting, value);
    const [before, after] = [fieldAt(document, path), fieldAt(next, path)];
    if (next === document || !before || !after) return next;
    const [kept, cleared] =
      kindOf(after.type).source === "lookup" && setting === "via"
        ? lookupOver(document, path, before, after)
        : withoutStale(before, after, path, setting);
    const settled = kept === after ? next : withField(next, path, () => kept);
    if (setting !== "form" || before.props?.["form"] === undefined) return { document: settled, cleared };
    const [whole, shown] = withoutLookups(settled, path);
    return { document: whole, cleared: [...cleared, ...shown] };
  },
});

/** Lets a rollup count over another link; what named the rows that counted before goes along. */
export const setRollupVia = defineCommand<{
  readonly path: FieldPath;
  readonly via: string | undefined;
  /** Keys of the sub-tables of the form that is reckoned over. */
  readonly tables: readonly string[];
}>({
  id: "setSetting",
  subject: (document, { path }) => titleOf(document, path),
  run: (document, { path, via, tables }) => {
    const next = withSetting(document, path, "via", via);
    const [before, after] = [fieldAt(document, path), fieldAt(next, path)];
    if (next === document || !before || !after) return next;
    const [kept, cleared] = rollupOver(path, before, after, tables);
    return { document: kept === after ? next : withField(next, path, () => kept), cleared };
  },
});

/** Where the options of a field come from: a list of its own, an option set, or records of another form. */
export type OptionOrigin =
  | { readonly options: readonly Option[] }
  | { readonly optionSet: string }
  | { readonly optionsFrom: Json };

/** Lets the options come from somewhere else; only one origin is kept, since only one is asked. */
export const setOptionOrigin = defineCommand<{ readonly path: FieldPath; readonly origin: OptionOrigin }>({
  id: "setSetting",
  subject: (document, { path }) => titleOf(document, path),
  run: (document, { path, origin }) =>
    withField(document, path, (field) => {
      const { options: _own, optionSet: _set, optionsFrom: _from, ...props } = field.props ?? {};
      return { ...field, props: { ...props, ...(origin as Readonly<Record<string, Json>>) } };
    }),
});

/** Renames a field or column and everything that names it; refused when the name is taken or is none. */
export const renameKey = defineCommand<{ readonly path: FieldPath; readonly key: string }>({
  id: "renameKey",
  subject: (document, { path }) => titleOf(document, path),
  run: (document, { path, key }) => {
    const [first = "", column] = path.split(".");
    if (!isKey(key) || !fieldAt(document, path)) return document;
    if (column !== undefined) {
      if (fieldAt(document, `${first}.${key}`)) return document;
      return { document: withColumnRenamed(document, first, column, key), selection: selectionAt(`${first}.${key}`) };
    }
    if (takenKeys(document).has(key)) return document;
    return { document: withFieldRenamed(document, first, key), selection: selectionAt(key) };
  },
});

const optionsIn = (field: Field): readonly Option[] =>
  Array.isArray(field.props?.["options"]) ? (field.props["options"] as unknown as readonly Option[]) : [];

function withOptions(
  document: FormDocument,
  path: FieldPath,
  change: (options: readonly Option[]) => readonly Option[],
): FormDocument {
  return withField(document, path, (field) => {
    const before = optionsIn(field);
    const options = change(before);
    if (same(before, options)) return field;
    return { ...field, props: { ...field.props, options: options as unknown as Json } };
  });
}

/** Adds options at a place; at the end unless it is said. */
export const addOptions = defineCommand<{
  readonly path: FieldPath;
  readonly labels: readonly LocalizedText[];
  readonly at?: number;
}>({
  id: "addOption",
  subject: (document, { path }) => titleOf(document, path),
  run: (document, { path, labels, at }) =>
    withOptions(document, path, (options) => withOptionsAdded(options, labels, at)),
});

export const changeOption = defineCommand<OptionChange & { readonly path: FieldPath; readonly option: string }>({
  id: "changeOption",
  subject: (document, { path }) => titleOf(document, path),
  merge: ({ path, option, label }) => (label === undefined ? undefined : `${path} ${option}`),
  run: (document, { path, option, ...change }) =>
    withOptions(document, path, (options) => withOptionChanged(options, option, change)),
});

/** Stages as they are when one of them is gone: none leads to it any more. */
function withoutStepsTo(gone: string, stages: readonly Option[]): readonly Option[] {
  return stages.map((stage) => {
    const { [gone]: own, ...roles } = stage.roles ?? {};
    const kept = own === undefined ? stage : { ...stage, roles };
    return kept.next?.includes(gone) ? { ...kept, next: kept.next.filter((key) => key !== gone) } : kept;
  });
}

export const removeOption = defineCommand<{ readonly path: FieldPath; readonly option: string }>({
  id: "removeOption",
  subject: (document, { path }) => titleOf(document, path),
  run: (document, { path, option }) => {
    const without = withOptions(document, path, (options) =>
      withoutStepsTo(
        option,
        options.filter(({ key }) => key !== option),
      ),
    );
    return withField(without, path, (field) =>
      field.default && "value" in field.default && field.default.value === option
        ? put(field, "default", undefined)
        : field,
    );
  },
});

export const moveOption = defineCommand<{ readonly path: FieldPath; readonly option: string; readonly to: number }>({
  id: "moveOption",
  subject: (document, { path }) => titleOf(document, path),
  run: (document, { path, option, to }) =>
    withOptions(document, path, (options) => withOptionMoved(options, option, to)),
});

function withColumns(
  document: FormDocument,
  table: string,
  change: (columns: readonly Field[]) => readonly Field[],
): FormDocument {
  return withField(document, table, (field) => put(field, "fields", change(field.fields ?? [])));
}

/** Adds a column to a sub-table; its key is minted. */
export const addColumn = defineCommand<{ readonly table: string; readonly column: Omit<Field, "key"> }>({
  id: "addColumn",
  subject: (_document, { column }) => column.title,
  run: (document, { table, column }) => {
    const taken = new Set((fieldAt(document, table)?.fields ?? []).map(({ key }) => key));
    const key = numberedKey(column.type, taken);
    const next = withColumns(document, table, (columns) => [...columns, { ...column, key }]);
    return next === document ? document : { document: next, selection: { kind: "column", table, key } };
  },
});

export const moveColumn = defineCommand<{ readonly table: string; readonly column: string; readonly to: number }>({
  id: "moveColumn",
  subject: (document, { table, column }) => titleOf(document, `${table}.${column}`),
  run: (document, { table, column, to }) =>
    withColumns(document, table, (columns) => {
      const moved = columns.find(({ key }) => key === column);
      return moved ? columns.filter((each) => each !== moved).toSpliced(to, 0, moved) : columns;
    }),
});

export const removeColumn = defineCommand<{ readonly table: string; readonly column: string }>({
  id: "removeColumn",
  subject: (document, { table, column }) => titleOf(document, `${table}.${column}`),
  run: (document, { table, column }) => ({
    document: withColumns(document, table, (columns) => columns.filter(({ key }) => key !== column)),
    selection: { kind: "field", key: table },
  }),
});
