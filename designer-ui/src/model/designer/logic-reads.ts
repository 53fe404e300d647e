import { renamedFields } from "../condition/renamed-fields.ts";
import { ownTextOf } from "../fields.ts";
import { kindOf } from "../form/kinds.ts";
import type { Field, LogicRule, Option, Unique, Validation } from "../form-shape.ts";
import type { Json, JsonObject } from "../json.ts";
import type { FieldPath, FormDocument } from "./document.ts";

/** Fields that a condition, an operand or a formula inside it looks at, as they are written. */
export function readsOf(json: Json | undefined): readonly FieldPath[] {
  const found = new Set<FieldPath>();
  collect(json ?? null, found);
  return [...found];
}

function collect(json: Json, found: Set<FieldPath>): void {
  if (Array.isArray(json)) {
    for (const each of json) collect(each as Json, found);
  } else if (typeof json === "object" && json !== null) {
    const { rows: table, where } = json as JsonObject;
    if (typeof table === "string") {
      found.add(table);
      for (const path of readsOf(where)) found.add(`${table}.${path}`);
      return;
    }
    for (const [name, value] of Object.entries(json)) {
      if (name === "field" && typeof value === "string") found.add(value);
      else if (name === "expr" && typeof value === "string") for (const path of formulaReads(value)) found.add(path);
      else collect(value as Json, found);
    }
  }
}

/** Fields of the record around that a condition over other records speaks of, as `record.key`. */
export function recordReads(json: Json | undefined): readonly FieldPath[] {
  const found = JSON.stringify(json ?? null).matchAll(/"var":"record\.([^"]+)"/g);
  return [...new Set([...found].map(([, path = ""]) => path))];
}

export function formulaReads(source: string): readonly FieldPath[] {
  const unquoted = source.replace(/"(?:[^"]|"")*"|[“”＂][^“”＂]*[“”＂]/g, "");
  return [...unquoted.matchAll(/\{([^{}]*)\}/g)].map(([, path = ""]) => path.trim());
}

/** A formula with its fields called as `name` calls them. */
export function formulaInWords(source: string, name: (path: FieldPath) => string): string {
  return formulaReads(source).reduce((text, path) => text.replaceAll(`{${path}}`, name(path)), source);
}

/** What a condition that is written at a field decides. */
type FieldCondition = "show" | "require" | "readonly";

const CONDITIONS = [
  ["show", "visibleWhen"],
  ["require", "requiredWhen"],
  ["readonly", "readonlyWhen"],
] as const satisfies readonly (readonly [FieldCondition, keyof Field])[];

/** What an option asks before it is chosen: where it leads, who goes there, what has to be filled in, what has to hold. */
type OptionAsks = "step" | "passage" | "demand" | "gate";

export type LogicKind =
  | "rule"
  | "validation"
  | "compute"
  | "default"
  | "fill"
  | "other"
  | "lookup"
  | "rollup"
  | "filter"
  | "choices"
  | "unique"
  | FieldCondition
  | OptionAsks;

/** One thing that a form does by itself: what it looks at, and what it acts on. */
export interface LogicLine {
  readonly key: string;
  readonly kind: LogicKind;
  readonly reads: readonly FieldPath[];
  readonly writes: readonly FieldPath[];
  /** The field where it is written; null where it is written at the form. */
  readonly place: FieldPath | null;
  /** The option that asks. */
  readonly option?: Option;
  readonly unique?: Unique;
}

const actionsOf = (rule: LogicRule) => [...rule.then, ...(rule.else ?? [])];

const ofRule = (rule: LogicRule, document: FormDocument): LogicLine => ({
  key: `rule ${rule.key}`,
  kind: "rule",
  place: null,
  reads: [...readsOf(rule.when), ...actionsOf(rule).flatMap(({ value }) => readsOf(value))].map((read) =>
    outsideOf(tableIn(document, rule.table), read),
  ),
  writes: actionsOf(rule).flatMap(({ targets }) => targets),
});

const ofValidation = (rule: Validation, document: FormDocument): LogicLine => ({
  key: `validation ${rule.key}`,
  kind: "validation",
  place: null,
  reads: [...readsOf(rule.when), ...readsOf(rule.assert)].map((read) => outsideOf(tableIn(document, rule.table), read)),
  writes: rule.targets ?? [],
});

const tableIn = (document: FormDocument, key: string | undefined): Field | null =>
  document.model.fields.find((field) => key !== undefined && field.key === key) ?? null;

/** What is called by its own name inside a row, as it is called outside. */
function outsideOf(table: Field | null, read: FieldPath): FieldPath {
  const isColumn = table?.fields?.some(({ key }) => key === read.split(".")[0]) === true;
  return table && isColumn ? `${table.key}.${read}` : read;
}

function ofField(field: Field, table: Field | null): readonly LogicLine[] {
  const path = table === null ? field.key : `${table.key}.${field.key}`;
  const outside = (read: FieldPath) => outsideOf(table, read);
  const line = (kind: LogicLine["kind"], reads: readonly FieldPath[], writes: readonly FieldPath[]): LogicLine => ({
    key: `${kind} ${path}`,
    kind,
    reads: reads.map(outside),
    writes: writes.map(outside),
    place: path,
  });
  const props = (name: string) => field.props?.[name];
  const via = kindOf(field.type).source === "lookup" && typeof props("via") === "string" ? String(props("via")) : null;
  const fill = Array.isArray(field.props?.["fill"]) ? (field.props["fill"] as unknown as { to?: string }[]) : [];
  const other = ownTextOf(field);
  return [
    ...(field.compute === undefined ? [] : [line("compute", formulaReads(field.compute), [path])]),
    ...(field.default === undefined ? [] : [line("default", defaultReads(field), [path])]),
    ...CONDITIONS.flatMap(([kind, property]) =>
      field[property] == null ? [] : [line(kind, readsOf(field[property] as Json), [path])],
    ),
    ...(via === null ? [] : [line("lookup", [via], [path])]),
    ...(kindOf(field.type).source === "rollup" && props("form") !== undefined
      ? [line("rollup", recordReads(props("where")), [path])]
      : []),
    ...(props("filter") === undefined ? [] : [line("filter", recordReads(props("filter")), [path])]),
    ...(props("optionsFrom") === undefined ? [] : [line("choices", recordReads(props("optionsFrom")), [path])]),
    ...optionsIn(field).flatMap((option) => ofOption(option, path, outside)),
    ...(fill.length === 0
      ? []
      : [
          line(
            "fill",
            [path],
            fill.flatMap(({ to }) => (to ? [to] : [])),
          ),
        ]),
    ...(other ? [line("other", [path], [other.field])] : []),
    ...(field.fields ?? []).flatMap((column) => ofField(column, field)),
  ];
}

/** A default that is looked up reads what it compares with; fields of the other form are not of this one. */
function defaultReads({ default: value }: Field): readonly FieldPath[] {
  const json = value as unknown as Json;
  return value !== undefined && "query" in value ? recordReads(json) : readsOf(json);
}

const optionsIn = ({ props }: Field): readonly Option[] =>
  Array.isArray(props?.["options"]) ? (props["options"] as unknown as readonly Option[]) : [];

function ofOption(option: Option, path: FieldPath, outside: (read: FieldPath) => FieldPath): readonly LogicLine[] {
  const line = (kind: OptionAsks, reads: readonly FieldPath[], writes: readonly FieldPath[]): LogicLine => ({
    key: `${kind} ${path}#${option.key}`,
    kind,
    reads: reads.map(outside),
    writes: writes.map(outside),
    place: path,
    option,
  });
  const { next, roles, require = [], gate } = option;
  return [
    ...(next === undefined ? [] : [line("step", [], [path])]),
    ...(roles === undefined ? [] : [line("passage", [], [path])]),
    ...(require.length === 0 ? [] : [line("demand", [path], require)]),
    ...(gate === undefined ? [] : [line("gate", readsOf(gate as unknown as Json), [path])]),
  ];
}

function ofUnique(unique: Unique, index: number): LogicLine {
  const { table, fields, when } = unique;
  const inside = (key: FieldPath) => (table === undefined ? key : `${table}.${key}`);
  const reads = [...fields, ...readsOf(when as unknown as Json)].map(inside);
  return { key: `unique ${index}`, kind: "unique", reads, writes: [], place: inside(fields[0] ?? ""), unique };
}

/** Everything that a form does by itself, in the order in which it is written. */
export function logicLines(document: FormDocument): readonly LogicLine[] {
  return [
    ...(document.logic?.rules ?? []).map((rule) => ofRule(rule, document)),
    ...(document.logic?.validations ?? []).map((rule) => ofValidation(rule, document)),
    ...document.model.fields.flatMap((field) => ofField(field, null)),
    ...(document.model.uniques ?? []).map(ofUnique),
  ];
}

/** A condition that is written at a column, with its columns called as they are called outside of the row. */
export function outsideRow(document: FormDocument, place: FieldPath, condition: Json): Json {
  const [key, column] = place.split(".");
  const table = document.model.fields.find((field) => field.key === key);
  if (column === undefined || !table) return condition;
  const isColumn = (path: FieldPath) => table.fields?.some((each) => each.key === path.split(".")[0]);
  return renamedFields(condition, (path) => (isColumn(path) ? `${table.key}.${path}` : path));
}

/** Whether a line looks at a field or acts on it; a sub-table includes its columns. */
export function touches({ reads, writes }: LogicLine, path: FieldPath): boolean {
  return [...reads, ...writes].some((each) => each === path || each.startsWith(`${path}.`));
}

/** What remains of the logic of a form and speaks of fields that are about to go, columns as `table.column`. */
export function logicLeftWithout(document: FormDocument, gone: readonly FieldPath[]): readonly LogicLine[] {
  const goes = (place: FieldPath) => gone.some((path) => place === path || place.startsWith(`${path}.`));
  return logicLines(document).filter(
    (line) => !(line.place !== null && goes(line.place)) && gone.some((path) => touches(line, path)),
  );
}
