import type { Json } from "../json.ts";
import type { RecordValues } from "../record.ts";
import type { GraphNode } from "./graph.ts";
import { HeldValues } from "./held-values.ts";
import { isTable } from "./kinds.ts";
import type { Around } from "./link-fit.ts";
import { noteOverrides, type Overrides, overridesOf } from "./overrides.ts";
import { inRecord, inRow, type Place } from "./place.ts";
import { type PreparedField, type PreparedForm, type PreparedRule, preparedAt } from "./prepared.ts";
import { RecordRules } from "./record-rules.ts";
import { rowShows } from "./row-rules.ts";
import { around, type Row, Rows } from "./rows.ts";
import { holds, type Submission, submissionOf } from "./submission.ts";
import type { Surroundings } from "./surroundings.ts";
import { isBlankValue } from "./values.ts";
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
  readonly rules: RecordRules;
  readonly overrides: Overrides;
  readonly submission: Submission;
  readonly #input: RecordValues;
  readonly #values: HeldValues;

  constructor(form: PreparedForm, before: RecordValues | null, input: RecordValues, surroundings: Surroundings) {
    this.form = form;
    this.before = before;
    this.#input = input;
    this.surroundings = surroundings;
    this.rows = new Rows(before, input);
    this.overrides = overridesOf(form, before, input, this.rows);
    this.data = this.#start();
    this.now = new RecordView(form.shape, form.linked, () => this.data, surroundings);
    this.then = new RecordView(form.shape, form.linked, () => before ?? {}, surroundings);
    this.rules = new RecordRules({ form, now: this.now, then: before === null ? null : this.then, surroundings });
    this.submission = before === null ? "open" : submissionOf(surroundings);
    this.#values = new HeldValues(form, input, surroundings);
  }

  run(order: readonly GraphNode[]): void {
    const record = inRecord(this);
    for (const { target, aspect } of order) {
      if (aspect === "visible") this.rules.see(target);
      if (aspect !== "value") continue;
      const field = preparedAt(this.form, target);
      if (field) this.#evaluate(field, record);
    }
    noteOverrides(this.form, this.overrides, this.data);
  }

  /** Codes of formulas without a result, by path. */
  get errors(): ReadonlyMap<string, string> {
    return this.#values.errors;
  }

  /** Whether the approval of the record keeps people from changing a field or column. */
  isSubmitted({ afterSubmit }: PreparedField): boolean {
    return holds(this.submission, afterSubmit);
  }

  /** By rules alone. */
  isVisible(target: string): boolean {
    return this.rules.isVisible(target);
  }

  /** The same of a cell: by rules alone, also those of its row. */
  isCellVisible(table: PreparedField, column: PreparedField, row: RecordValues): boolean {
    return this.rules.isVisible(column.path) && rowShows(this, table, column, row);
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
    return this.rules.matches(rule);
  }

  #start(): Row {
    const data: Row = {};
    for (const prepared of this.form.fields) {
      const { key } = prepared.field;
      const value = this.isGiven(prepared) ? this.#input[key] : this.before?.[key];
      if (isBlankValue(value)) continue;
      data[key] = isTable(prepared.field) ? this.rows.merged(prepared) : (value as Json);
    }
    return data;
  }

  #evaluate(prepared: PreparedField, record: Place): void {
    const dot = prepared.path.indexOf(".");
    if (dot < 0) {
      this.#set(prepared, record);
      return;
    }
    const table = preparedAt(this.form, prepared.path.slice(0, dot));
    const rows = table && (this.data[table.field.key] as unknown as Row[] | undefined);
    if (!table || !rows) return;
    for (const row of rows) this.#set(prepared, inRow(this, table, row));
  }

  #set(prepared: PreparedField, place: Place): void {
    const value = this.#values.of(prepared, place);
    const { key } = prepared.field;
    if (isBlankValue(value)) delete place.holder[key];
    else place.holder[key] = value;
  }
}
