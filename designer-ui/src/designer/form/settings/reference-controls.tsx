import { useQueries } from "@tanstack/react-query";
import { Select } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { forms as formsApi } from "../../../api/forms.ts";
import type { InputProps } from "../../../controls/control.ts";
import { asList } from "../../../controls/words.ts";
import { useText } from "../../../i18n/texts.ts";
import { shapeOf } from "../../../model/designer/document.ts";
import { setRollupVia } from "../../../model/designer/field-commands.ts";
import { targetOf, textProp } from "../../../model/fields.ts";
import { isLink, isLinkToOne, isTable, valueTypeOf } from "../../../model/form/kinds.ts";
import type { Field, FormShape } from "../../../model/form-shape.ts";
import type { Json } from "../../../model/json.ts";
import { packageOf, qualified } from "../../../model/menu.ts";
import { useDocument, useSurrounding } from "../design-context.tsx";
import { useDesigned } from "./designed.tsx";
import { type Choice, Nothing, PickSetting, useReferences } from "./pick-setting.tsx";
import { ariaOf } from "./plain-controls.tsx";

const NEVER: ReadonlySet<string> = new Set(["SUBTABLE", "FILES", "LINKS"]);

/** Fields by the names that people know them by. */
export function useChoices(): (fields: readonly Field[]) => readonly Choice[] {
  const text = useText();
  return (fields) => fields.map(({ key, title }) => ({ value: key, label: text(title) || key }));
}

/** The form whose records a setting of the designed field names; undefined while there is none. */
export function useTarget(): FormShape | undefined {
  const { field } = useDesigned();
  const document = useDocument();
  const { form, pkg, linked } = useSurrounding();
  const target = targetOf(field, form);
  return target === form ? shapeOf(document, pkg) : linked.get(target ?? "");
}

/** A form of the application. */
export function FormSetting(props: InputProps) {
  const text = useText();
  const { forms } = useSurrounding();
  const { bare, whole } = useReferences();
  return (
    <PickSetting
      {...props}
      choices={forms.map(({ key, title }) => ({ value: key, label: text(title) }))}
      value={whole(props.value)}
      onChange={(key) => props.onChange(key === null ? null : bare(String(key)))}
    />
  );
}

/** Another field of the form, of a kind of value that fits (`of`). */
export function FieldSetting(props: InputProps) {
  const choices = useChoices();
  const { fields } = useDocument().model;
  const { field } = useDesigned();
  const of = props.field.props?.["of"];
  const fitting = fields.filter(
    ({ key, type }) => key !== field.key && (!Array.isArray(of) || of.includes(valueTypeOf(type))),
  );
  return <PickSetting {...props} choices={choices(fitting)} />;
}

/** The links beside the designed field. */
function useLinksBeside(): readonly Field[] {
  const { table } = useDesigned();
  const { model } = useDocument();
  return (table?.fields ?? model.fields).filter(isLink);
}

/** The link that a lookup follows. */
export function LookupVia(props: InputProps) {
  const choices = useChoices();
  const links = useLinksBeside();
  return <PickSetting {...props} choices={choices(links)} />;
}

/** What a lookup may show of the records at the other end of its link. */
function useSources(): { readonly link: Field | undefined; readonly sources: readonly Field[] } {
  const { field } = useDesigned();
  const { model } = useDocument();
  const { linked, form } = useSurrounding();
  const link = useLinksBeside().find(({ key }) => key === textProp(field, "via"));
  const target = link ? targetOf(link, form) : null;
  const there = target === form ? model.fields : (linked.get(target ?? "")?.model.fields ?? []);
  const sources = there.filter(
    ({ type, key }) => !NEVER.has(valueTypeOf(type)) && !(target === form && key === field.key),
  );
  return { link, sources };
}

export function LookupField(props: InputProps) {
  const choices = useChoices();
  const { sources } = useSources();
  return <PickSetting {...props} choices={choices(sources)} />;
}

/** What may become of the values of many linked records. */
function functionsOf(type: string): readonly string[] {
  if (type === "NUMBER") return ["sum", "avg", "min", "max", "list"];
  return type === "DATE" || type === "DATETIME" ? ["min", "max"] : [];
}

/** Of days and moments there is an earliest and a latest. */
const IN_TIME: Readonly<Record<string, string>> = { min: "setting.earliest", max: "setting.latest" };

/** What becomes of the values of many records; one record has nothing to reckon. */
export function LookupFunction(props: InputProps) {
  const { t } = useTranslation("designer-settings");
  const { field } = useDesigned();
  const { link, sources } = useSources();
  const source = sources.find(({ key }) => key === textProp(field, "field"));
  const functions = link && !isLinkToOne(link) && source ? functionsOf(valueTypeOf(source.type)) : [];
  if (functions.length === 0) return <Nothing />;
  const inTime = source !== undefined && valueTypeOf(source.type) !== "NUMBER";
  const word = (how: string) => (inTime && IN_TIME[how]) || `setting.function.${how}`;
  return <PickSetting {...props} choices={functions.map((value) => ({ value, label: t(word(value)) }))} />;
}

/** The sub-table whose rows a rollup reckons over; undefined where it reckons over records. */
function useCountedTable(): Field | undefined {
  const { field } = useDesigned();
  const shape = useTarget();
  const [table, column] = (textProp(field, "via") ?? "").split(".");
  return column === undefined ? undefined : shape?.model.fields.find((field) => field.key === table && isTable(field));
}

/** The records that a rollup reckons over; where rows count, their columns stand before the fields of their record, under their paths. */
export function useCounted(): FormShape | undefined {
  const text = useText();
  const shape = useTarget();
  const table = useCountedTable();
  return useMemo(() => {
    if (!shape || !table) return shape;
    const columns = (table.fields ?? []).map((column) => ({
      ...column,
      key: `${table.key}.${column.key}`,
      title: within(text(table.title) || table.key, text(column.title) || column.key),
    }));
    return { ...shape, model: { ...shape.model, fields: [...columns, ...shape.model.fields] } };
  }, [shape, table, text]);
}

/** How a column is called outside of its table. */
const within = (table: string, column: string) => `${table} › ${column}`;

export interface LinkThere {
  /** As documents write it. */
  readonly path: string;
  readonly link: Field;
  readonly label: string;
}

/** Links of a form, also those that are columns of its sub-tables. */
export function useLinksThere(): (fields: readonly Field[]) => readonly LinkThere[] {
  const text = useText();
  const name = ({ title, key }: Field) => text(title) || key;
  return (fields) =>
    fields.flatMap((field): readonly LinkThere[] =>
      isLink(field)
        ? [{ path: field.key, link: field, label: name(field) }]
        : (field.fields ?? []).filter(isLink).map((column) => ({
            path: `${field.key}.${column.key}`,
            link: column,
            label: within(name(field), name(column)),
          })),
    );
}

/** The link that leads from the records or rows that are reckoned over to here: from there itself, or over a form between. */
export function RollupVia(props: InputProps) {
  const text = useText();
  const { design, form } = useSurrounding();
  const { path } = useDesigned();
  const shape = useTarget();
  const own = shape?.key ?? "";
  const links = useLinksThere()(shape?.model.fields ?? []);
  const between = [...new Set(links.map(({ link }) => targetOf(link, own)))].filter(
    (target): target is string => target !== null && target !== form,
  );
  const shapes = useQueries({ queries: between.map((target) => ({ ...formsApi.shape(target), retry: false })) });
  const known = new Map(shapes.flatMap(({ data }): [string, FormShape][] => (data ? [[data.key, data]] : [])));
  const name = ({ title, key }: Field) => text(title) || key;
  const vias = links.flatMap(({ path, link, label }): readonly Choice[] => {
    const target = targetOf(link, own) ?? "";
    if (target === form) return [{ value: path, label }];
    return (known.get(target)?.model.fields ?? [])
      .filter((far) => isLink(far) && qualified(packageOf(target), String(far.props?.["form"] ?? "")) === form)
      .map((far) => ({ value: `${path}.${far.key}`, label: `${label} → ${name(far)}` }));
  });
  const tables = (shape?.model.fields ?? []).filter(isTable).map(({ key }) => key);
  const put = (via: Json) => design.run(setRollupVia({ path, via: via === null ? undefined : String(via), tables }));
  return <PickSetting {...props} choices={vias} onChange={put} />;
}

function fits(field: Field, reckoned: string): boolean {
  const type = valueTypeOf(field.type);
  if (reckoned === "countDistinct") return !["SUBTABLE", "LONG_TEXT", "LINKS"].includes(type);
  if (reckoned === "sum" || reckoned === "avg") return type === "NUMBER";
  return ["NUMBER", "DATE", "DATETIME"].includes(type);
}

/** The field of those records, or of those rows, that is reckoned over; what a record holds once is not added up once per row. */
export function RollupField(props: InputProps) {
  const choices = useChoices();
  const { field } = useDesigned();
  const fields = useCounted()?.model.fields ?? [];
  const table = useCountedTable();
  const reckoned = textProp(field, "function") ?? "count";
  const adds = reckoned === "sum" || reckoned === "avg";
  const fitting = fields.filter(
    (one) => fits(one, reckoned) && !(table && adds && !one.key.startsWith(`${table.key}.`)),
  );
  return <PickSetting {...props} choices={choices(fitting)} />;
}

/** Too much for a line of a picker. */
const TOO_MUCH: ReadonlySet<string> = new Set(["SUBTABLE", "FILES"]);

/** Fields of the form that a link leads to, in the order in which they are chosen. */
export function LinkedFields(props: InputProps) {
  const choices = useChoices();
  const shape = useTarget();
  if (!shape) return <Nothing />;
  const shown = shape.model.fields.filter(
    ({ key, type }) => key !== shape.model.titleField && !TOO_MUCH.has(valueTypeOf(type)),
  );
  return (
    <Select
      id={props.id}
      mode="multiple"
      {...(typeof props.field.props?.["most"] === "number" ? { maxCount: props.field.props["most"] } : {})}
      showSearch={{ optionFilterProp: "label" }}
      style={{ width: "100%" }}
      {...ariaOf(props)}
      value={[...asList(props.value)]}
      options={[...choices(shown)]}
      onChange={(keys: string[]) => props.onChange(keys)}
    />
  );
}
