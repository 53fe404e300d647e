import { type FieldTypes, type FxType, type FxValue, type Labels, listOf } from "../formula/types";
import type { ConditionContext } from "./context";

/** Whether a path leads to a sub-table of the record itself. */
export function isOfRows(types: FieldTypes, table: string): boolean {
  const type = types.typeOf(table);
  const element = type && listOf(type);
  return !table.includes(".") && typeof element === "object" && "ref" in element;
}

/** The columns of a sub-table, as each row has them; the twin of the server's `RowQuestion`. */
export class ColumnTypes implements FieldTypes {
  readonly #record: FieldTypes;
  readonly #table: string;

  constructor(record: FieldTypes, table: string) {
    this.#record = record;
    this.#table = table;
  }

  typeOf(path: string): FxType | undefined {
    const type = this.#record.typeOf(`${this.#table}.${path}`);
    return type && listOf(type);
  }

  branch(path: string, option: string): readonly string[] {
    return this.#record.branch?.(`${this.#table}.${path}`, option) ?? [option];
  }

  labelsOf(path: string): Labels | undefined {
    return this.#record.labelsOf?.(`${this.#table}.${path}`);
  }

  /** As far as a column beside it says it. */
  currencyOf(path: string): string | undefined {
    const currency = this.#record.currencyOf?.(`${this.#table}.${path}`);
    const prefix = `${this.#table}.`;
    return currency?.startsWith(prefix) ? currency.slice(prefix.length) : undefined;
  }

  codeOf(path: string): string | undefined {
    return this.#record.codeOf?.(`${this.#table}.${path}`);
  }

  known(): readonly string[] {
    const prefix = `${this.#table}.`;
    return this.#record.known().flatMap((path) => (path.startsWith(prefix) ? [path.slice(prefix.length)] : []));
  }
}

const listed = (value: FxValue): readonly FxValue[] => (Array.isArray(value) ? (value as readonly FxValue[]) : []);

/** What is known inside each row of one record, of which each column is read once. */
export function rowsOf(record: ConditionContext, table: string): readonly ConditionContext[] {
  const columns = new Map<string, readonly FxValue[]>();
  const cells = (path: string) => {
    const known = columns.get(path) ?? listed(record.value(`${table}.${path}`));
    columns.set(path, known);
    return known;
  };
  return listed(record.value(table)).map((_, row) => ({
    now: record.now,
    zone: record.zone,
    calendar: record.calendar,
    variable: (name) => record.variable(name),
    departmentTree: (department) => record.departmentTree(department),
    value: (path) => cells(path)[row] ?? null,
  }));
}
