import type { ConditionContext } from "../condition/context.ts";
import { optionsOf, targetOf } from "../fields.ts";
import type { Field, FormShape } from "../form-shape.ts";
import type { FormulaContext, FxValue } from "../formula/types.ts";
import type { Json } from "../json.ts";
import type { RecordValues } from "../record.ts";
import { aspectAt, type FieldAspect } from "./aspects.ts";
import type { Standing } from "./beside.ts";
import { isTable, type PartType, type ValueType, valueTypeOf } from "./kinds.ts";
import type { Surroundings } from "./surroundings.ts";
import type { LinkedShapes } from "./types.ts";
import { readValue } from "./values.ts";

const SYSTEM: Readonly<Record<string, ValueType>> = {
  id: "TEXT",
  version: "NUMBER",
  created_at: "DATETIME",
  updated_at: "DATETIME",
  created_by: "USER",
  updated_by: "USER",
  owner_id: "USER",
  dept_id: "DEPARTMENT",
  flow_state: "OPTION",
  form_version: "NUMBER",
};

type Rows = readonly RecordValues[];

/** A record, or one row of it with the record behind, as formulas and conditions see it. */
export class RecordView {
  readonly #shape: FormShape;
  readonly #linkedShapes: LinkedShapes;
  readonly #data: () => RecordValues;
  readonly #surroundings: Surroundings;
  readonly #row: { readonly table: Field; readonly cells: RecordValues } | undefined;

  constructor(
    shape: FormShape,
    linkedShapes: LinkedShapes,
    data: () => RecordValues,
    surroundings: Surroundings,
    row?: { readonly table: Field; readonly cells: RecordValues },
  ) {
    this.#shape = shape;
    this.#linkedShapes = linkedShapes;
    this.#data = data;
    this.#surroundings = surroundings;
    this.#row = row;
  }

  /** Inside a row, a bare key means the row's column first, then the record's field. */
  inRow(table: Field, cells: RecordValues): RecordView {
    return new RecordView(this.#shape, this.#linkedShapes, this.#data, this.#surroundings, { table, cells });
  }

  value(path: string): FxValue {
    const keys = path.split(".");
    const column = this.#row?.table.fields?.find(({ key }) => key === keys[0]);
    if (this.#row && column) return this.#walk(column, this.#row.cells[column.key], keys.slice(1), this.#shape);
    return this.#ofRecord(this.#shape, this.#data(), this.#surroundings.system, keys);
  }

  /** A field beside, or behind links that are, as documents have it; undefined where this browser does not know. */
  standing(path: string): Standing | undefined {
    const keys = path.split(".");
    const column = this.#row?.table.fields?.find(({ key }) => key === keys[0]);
    return this.#row && column
      ? this.#standing(column, this.#row.cells, keys, this.#shape, undefined)
      : this.#standingIn(this.#shape, this.#data(), keys, undefined);
  }

  #standingIn(shape: FormShape, fields: RecordValues, keys: readonly string[], title: string | undefined) {
    const field = shape.model.fields.find(({ key }) => key === keys[0]);
    return field && this.#standing(field, fields, keys, shape, title);
  }

  #standing(
    field: Field,
    fields: RecordValues,
    [key = "", ...further]: readonly string[],
    form: FormShape,
    title: string | undefined,
  ): Standing | undefined {
    const value = fields[key] ?? null;
    if (further.length === 0) return title === undefined ? { value } : { value, title };
    if (typeof value !== "string") return { value: null };
    const target = targetOf(field, form.key) ?? "";
    const shape = target === this.#shape.key ? this.#shape : this.#linkedShapes.get(target);
    const linked = this.#surroundings.linked(target, value);
    if (!shape || !linked) return undefined;
    const named = linked[shape.model.titleField ?? ""];
    return this.#standingIn(shape, linked, further, typeof named === "string" ? named : "");
  }

  formula(): FormulaContext {
    const { now, zone, calendar } = this.#surroundings;
    return {
      now,
      zone,
      calendar,
      value: (path) => this.value(path),
      variable: (name) => {
        const id = this.#surroundings.system["id"];
        const value = name === "record.id" ? id : this.#surroundings.variables[name];
        return typeof value === "string" ? value : null;
      },
    };
  }

  condition(): ConditionContext {
    const { now, zone, calendar, variables, departmentTree } = this.#surroundings;
    return {
      now,
      zone,
      calendar,
      departmentTree,
      value: (path) => this.value(path),
      variable: (name) => variables[name] ?? null,
    };
  }

  #ofRecord(shape: FormShape, fields: RecordValues, system: RecordValues, keys: readonly string[]): FxValue {
    const [key = "", ...further] = keys;
    const field = shape.model.fields.find((known) => known.key === key);
    if (field) return this.#walk(field, fields[key], further, shape);
    const type = SYSTEM[key];
    return type === undefined ? null : readValue(system[key], type);
  }

  #walk(field: Field, value: Json | undefined, further: readonly string[], shape: FormShape): FxValue {
    const ofRows = isTable(field);
    if (ofRows && further.length > 0) return this.#column(field, value, further, shape);
    if (further.length === 0) return readValue(value ?? (ofRows ? [] : null), valueTypeOf(field.type));
    const aspect = aspectAt(field, further);
    if (aspect) return readAspect(field, aspect, value);
    const target = targetOf(field, shape.key);
    return target === null || typeof value !== "string" ? null : this.#beyond(target, value, further);
  }

  #column(table: Field, value: Json | undefined, keys: readonly string[], shape: FormShape): FxValue {
    const [key = "", ...further] = keys;
    const column = table.fields?.find((known) => known.key === key);
    const rows = (Array.isArray(value) ? value : []) as unknown as Rows;
    return rows.map((row) => (column ? this.#walk(column, row[key], further, shape) : null));
  }

  #beyond(target: string, id: string, keys: readonly string[]): FxValue {
    const shape = target === this.#shape.key ? this.#shape : this.#linkedShapes.get(target);
    const linked = this.#surroundings.linked(target, id);
    return shape && linked ? this.#ofRecord(shape, linked, linked, keys) : null;
  }
}

/** What parts are that values do not say, because they were written before anybody could choose. */
const UNSAID: Readonly<Record<string, string>> = { country: "CN" };

const PARTS: Readonly<Record<PartType, ValueType>> = { text: "TEXT", number: "NUMBER", date: "DATE" };

function readAspect(field: Field, { key: aspect, part }: FieldAspect, value: Json | undefined): FxValue {
  if (part !== undefined) {
    const parts = typeof value === "object" && value !== null && !Array.isArray(value) ? (value as RecordValues) : {};
    const unsaid = Object.keys(parts).length === 0 ? undefined : UNSAID[aspect];
    return readValue(parts[aspect] ?? unsaid ?? null, PARTS[part]);
  }
  if (aspect === "probability") {
    const stage = optionsOf(field).find(({ key }) => key === value);
    return readValue(stage?.probability === undefined ? null : String(stage.probability), "NUMBER");
  }
  const files = Array.isArray(value) ? (value as readonly { readonly name?: Json; readonly size?: Json }[]) : [];
  if (aspect === "size") {
    return readValue(String(files.reduce((bytes, { size }) => bytes + Number(size ?? 0), 0)), "NUMBER");
  }
  return aspect === "count" ? readValue(String(files.length), "NUMBER") : files.map(({ name }) => String(name ?? ""));
}
