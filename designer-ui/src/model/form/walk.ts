import { targetOf } from "../fields.ts";
import { isError } from "../formula/errors.ts";
import { evaluateFormula } from "../formula/formula.ts";
import { type Json, sameJson } from "../json.ts";
import type { RecordValues } from "../record.ts";
import { isRollup, isZeroOverNothing, type Lookup, lookupOf, reckoned, together } from "./derived.ts";
import type { GraphNode } from "./graph.ts";
import { roundedIn } from "./in-currency.ts";
import { valueTypeOf } from "./kinds.ts";
import { type Around, takesBackLinks, unfitIn } from "./link-fit.ts";
import { optionsLeft, optionsLeftInRow, takingBack } from "./options-left.ts";
import { noteOverrides, type Overrides, overridesOf, placeOf } from "./overrides.ts";
import {
  actingOn,
  fillingOf,
  fillsOf,
  type PreparedField,
  type PreparedForm,
  type PreparedRule,
  parentOf,
  preparedAt,
  takesBack,
} from "./prepared.ts";
import { rowSets, rowShows } from "./row-rules.ts";
import { around, type Row, Rows } from "./rows.ts";
import type { ValueSource } from "./source.ts";
import type { Surroundings } from "./surroundings.ts";
import { isBlankValue, readValue, writeValue } from "./values.ts";
import { RecordView } from "./view.ts";

/** The walk of one pass along the graph; the twin of the server's `Walk`. */
export class Walk {
  readonly form: PreparedForm;
  readonly before: RecordValues | null;
  readonly surroundings: Surroundings;
  readonly rows: Rows;
  readonly data: Row;
  readonly now: RecordView;
  readonly then: RecordView;
  readonly errors = new Map<string, string>();
  readonly #input: RecordValues;
  readonly #matched = new Map<PreparedRule, boolean>();
  readonly #visible = new Set<string>();
  readonly #overrides: Overrides;

  constructor(form: PreparedForm, before: RecordValues | null, input: RecordValues, surroundings: Surroundings) {
    this.form = form;
    this.before = before;
    this.#input = input;
    this.surroundings = surroundings;
    this.rows = new Rows(before, input);
    this.#overrides = overridesOf(form, before, input, this.rows);
    this.data = this.#start();
    this.now = new RecordView(form.shape, form.linked, () => this.data, surroundings);
    this.then = new RecordView(form.shape, form.linked, () => before ?? {}, surroundings);
  }

  run(order: readonly GraphNode[]): void {
    for (const { target, aspect } of order) {
      if (aspect === "visible") this.#see(target);
      if (aspect !== "value") continue;
      const field = preparedAt(this.form, target);
      if (field) this.#evaluate(field);
    }
    noteOverrides(this.form, this.#overrides, this.data);
  }

  /** By rules alone. */
  isVisible(target: string): boolean {
    return this.#visible.has(target);
  }

  /** The same of a cell: by rules alone, also those of its row. */
  isCellVisible(table: PreparedField, column: PreparedField, row: RecordValues): boolean {
    return this.#visible.has(column.path) && rowShows(this, table, column, row);
  }

  /** What the filter of a link may speak of, in the record or in a row of it. */
  around(table?: PreparedField, row?: RecordValues): Around {
    if (!table || !row) return { now: this.data, before: this.before };
    const old = this.rows.before(table.field.key, row);
    const before = old === undefined || this.before === null ? null : around(table, this.before, old);
    return { now: around(table, this.data, row), before };
  }

  isGiven({ field, writable }: PreparedField): boolean {
    return writable && field.key in this.#input;
  }

  matches(rule: PreparedRule): boolean {
    const known = this.#matched.get(rule);
    if (known !== undefined) return known;
    const match = rule.when(this.now.condition()) === "TRUE";
    this.#matched.set(rule, match);
    return match;
  }

  #start(): Row {
    const data: Row = {};
    for (const prepared of this.form.fields) {
      const { key, type } = prepared.field;
      const value = this.isGiven(prepared) ? this.#input[key] : this.before?.[key];
      if (isBlankValue(value)) continue;
      data[key] = type === "subtable" ? this.rows.merged(prepared) : (value as Json);
    }
    return data;
  }

  #see(target: string): void {
    const parent = parentOf(this.form, target);
    let shown = parent === null || this.#visible.has(parent);
    const showing = actingOn(this.form, "show", target);
    if (actingOn(this.form, "hide", target).some(({ rule }) => this.matches(rule))) shown = false;
    const invited = showing.length === 0 || showing.some(({ rule }) => this.matches(rule));
    if (shown && invited) this.#visible.add(target);
  }

  #evaluate(prepared: PreparedField): void {
    const dot = prepared.path.indexOf(".");
    if (dot < 0) {
      put(this.data, prepared, this.#valueOf(prepared));
      return;
    }
    const table = preparedAt(this.form, prepared.path.slice(0, dot));
    const rows = table && (this.data[table.field.key] as unknown as Row[] | undefined);
    if (!table || !rows) return;
    for (const row of rows) put(row, prepared, this.#columnOf(table, prepared, row));
  }

  #valueOf(prepared: PreparedField): Json {
    const { key, type, compute } = prepared.field;
    if (isRollup(prepared.field)) return this.#reckoned(prepared);
    const lookup = lookupOf(prepared.field);
    if (lookup) return this.#lookedUp(prepared, lookup, this.form.fields, this.data, this.before);
    if (losesWhenHidden(prepared) && !this.#visible.has(prepared.path)) return this.#hidden(prepared, this.now);
    const kept = this.data[key] ?? null;
    if (this.#overrides.keys.has(key)) return kept;
    if (prepared.compute) return this.#computed(prepared, this.now);
    const settled = prepared.writable && (this.before !== null || this.isGiven(prepared));
    const value = (settled ? undefined : this.#served(prepared, null)) ?? kept;
    if (compute !== undefined || !prepared.writable || type === "subtable") return value;
    const stays = this.isGiven(prepared) || (this.before !== null && prepared.field.setOnce === true);
    return this.#left(
      prepared,
      stays ? value : this.#ruled(prepared, this.#proposed(prepared, value)),
      this.before?.[key],
      this.around(),
      () => optionsLeft(this, prepared, takingBack),
    );
  }

  /** What the server gave last; it takes what this browser shows as it is until it gives something else. */
  #served({ path, served }: PreparedField, row: Row | null): Json | undefined {
    return served && this.surroundings.served?.(path, row === null ? null : String(row["_id"] ?? ""));
  }

  /** By its default and by links beside it. */
  #proposed(prepared: PreparedField, current: Json): Json {
    let value = current;
    if (this.before === null && prepared.initial) value = prepared.initial.value(this.now, this.surroundings);
    for (const link of fillingOf(this.form, prepared)) {
      value = this.#filled(link, prepared, this.data[link.field.key], this.before?.[link.field.key], value);
    }
    return value;
  }

  #columnOf(table: PreparedField, column: PreparedField, row: Row): Json {
    const old = this.rows.before(table.field.key, row);
    const lookup = lookupOf(column.field);
    if (lookup) return this.#lookedUp(column, lookup, table.columns, row, old ?? null);
    const inside = () => this.now.inRow(table.field, row);
    if (losesWhenHidden(column) && !this.isCellVisible(table, column, row)) return this.#hidden(column, inside());
    const overridden = this.#overrides.rows.get(placeOf(table.field.key, row))?.has(column.field.key);
    if (overridden) return row[column.field.key] ?? null;
    if (column.compute) return this.#computed(column, inside());
    const given = this.rows.isGiven(table.field.key, row, column.field.key);
    const settled = column.writable && (given || old !== undefined);
    let value = (settled ? undefined : this.#served(column, row)) ?? row[column.field.key] ?? null;
    const held = old?.[column.field.key];
    const stays = given || (old !== undefined && column.field.setOnce === true);
    const beside = takesBackLinks(column) ? this.around(table, row) : this.around();
    const options = () => optionsLeftInRow(this, table, column, row, takingBack);
    if (!column.writable || stays) return this.#left(column, value, held, beside, options);
    if (old === undefined && column.initial) value = column.initial.value(inside(), this.surroundings);
    for (const link of fillingOf(this.form, column)) {
      value = this.#filled(link, column, row[link.field.key], old?.[link.field.key], value);
    }
    return this.#left(column, rowSets(this, table, column, row, old, value), held, beside, options);
  }

  #hidden({ hiding, initial }: PreparedField, view: RecordView): Json {
    return hiding === "recompute" ? (initial?.value(view, this.surroundings) ?? null) : null;
  }

  /** What remains of a choice where rules take back what they do not leave, and of a link where its filter does. */
  #left(
    prepared: PreparedField,
    value: Json,
    old: Json | undefined,
    beside: Around,
    choices: () => readonly string[] | null,
  ): Json {
    if (takesBackLinks(prepared)) {
      const unfit = unfitIn(this, prepared, value, old, beside);
      if (unfit.length === 0) return value;
      return Array.isArray(value) ? value.filter((id) => !unfit.includes(String(id))) : null;
    }
    const options = isBlankValue(value) || !takesBack(this.form, prepared.path) ? null : choices();
    if (options === null) return value;
    if (Array.isArray(value)) return value.filter((chosen) => options.includes(String(chosen)));
    return options.includes(String(value)) ? value : null;
  }

  /** What the platform has reckoned; nothing points to a new record yet. */
  #reckoned({ field }: PreparedField): Json {
    const given = this.#input[field.key];
    if (given !== undefined) return given;
    const over = this.before === null && isZeroOverNothing(field);
    return over ? "0" : (this.data[field.key] ?? null);
  }

  /**
   * While the link stays, what was saved stays: the reader may see less of the linked record than the server does.
   * `holder` is the record or the row, `beside` its fields.
   */
  #lookedUp(
    prepared: PreparedField,
    { via, field: key, function: how }: Lookup,
    beside: readonly PreparedField[],
    holder: RecordValues,
    old: RecordValues | null,
  ): Json {
    const { field } = prepared;
    const link = beside.find((other) => other.field.key === via);
    // Of what the reader may not see only the server knows where it leads.
    if (!link) return this.#served(prepared, "_id" in holder ? holder : null) ?? holder[field.key] ?? null;
    const target = targetOf(link.field, this.form.shape.key);
    const linked = holder[via];
    if (target === null || isBlankValue(linked)) return null;
    if (old !== null && sameJson(linked, old[via])) return holder[field.key] ?? null;
    const ids = Array.isArray(linked) ? linked : [linked];
    const values = ids.map((id) => this.surroundings.linked(target, String(id))?.[key] ?? null);
    if (Array.isArray(linked) && how !== undefined && how !== "list") return reckoned(values, how, field);
    return Array.isArray(linked) ? together(values, valueTypeOf(field.type)) : (values[0] ?? null);
  }

  #computed({ path, field, compute }: PreparedField, view: RecordView): Json {
    if (!compute) return null;
    const result = evaluateFormula(compute, view.formula());
    if (isError(result)) {
      this.errors.set(path, result.error);
      return null;
    }
    const json = writeValue(result, field, this.surroundings.zone);
    if (json === undefined) this.errors.set(path, "#NUM");
    return json === undefined ? null : roundedIn(field, json, view);
  }

  #filled(link: PreparedField, to: PreparedField, linked: Json | undefined, old: Json | undefined, value: Json): Json {
    const target = targetOf(link.field, this.form.shape.key);
    if (target === null || sameJson(linked, old)) return value;
    if (isBlankValue(linked) && typeof old === "string") return this.#takenBack(link, to, target, old, value);
    if (typeof linked !== "string") return value;
    let filled = value;
    for (const fill of fillsOf(link)) {
      if (fill.to !== to.field.key || (fill.mode === "ifEmpty" && !isBlankValue(filled))) continue;
      const source = this.surroundings.linked(target, linked);
      if (source) filled = this.#adapted(source[fill.from], to);
    }
    return filled;
  }

  /** What the link has copied and nobody has touched since goes with it; what only fills gaps stays. */
  #takenBack(link: PreparedField, to: PreparedField, target: string, old: string, value: Json): Json {
    const fills = fillsOf(link).filter((fill) => fill.to === to.field.key && fill.mode !== "ifEmpty");
    const source = isBlankValue(value) || fills.length === 0 ? undefined : this.surroundings.linked(target, old);
    const copied = source && fills.some(({ from }) => sameJson(this.#adapted(source[from], to), value));
    return copied ? null : value;
  }

  /** A linked record's value in the scale of the field it is copied to. */
  #adapted(value: Json | undefined, { field }: PreparedField): Json {
    return writeValue(readValue(value, valueTypeOf(field.type)), field, this.surroundings.zone) ?? null;
  }

  #ruled({ path }: PreparedField, value: Json): Json {
    let result = value;
    for (const { rule, action } of actingOn(this.form, "set", path)) {
      const source = action.settings.get(path);
      if (source && this.matches(rule) && this.#isFresh(rule, source)) {
        result = source.value(this.now, this.surroundings);
      }
    }
    return result;
  }

  /** Whether a rule that matches has only now begun to, or looks at something that changed. */
  #isFresh(rule: PreparedRule, source: ValueSource): boolean {
    if (this.before === null || rule.when(this.then.condition()) !== "TRUE") return true;
    return [...rule.reads, ...source.reads].some((path) => !sameJson(this.now.value(path), this.then.value(path)));
  }
}

/** Whether a field holds something else while rules hide it than when it is seen. */
const losesWhenHidden = ({ hiding, writable }: PreparedField): boolean =>
  hiding === "clear" || (hiding === "recompute" && writable);

function put(holder: Row, { field }: PreparedField, value: Json): void {
  if (isBlankValue(value)) delete holder[field.key];
  else holder[field.key] = value;
}
