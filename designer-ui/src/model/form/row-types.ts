import { currencyFieldOf } from "../currency.ts";
import type { Field } from "../form-shape.ts";
import type { FieldTypes, FxType } from "../formula/types.ts";
import { ForwardingTypes } from "./forwarding-types.ts";

/** Inside a row of a sub-table: its columns first, then the fields of the record. */
export class RowTypes extends ForwardingTypes {
  readonly #table: Field;

  constructor(record: FieldTypes, table: Field) {
    super(record);
    this.#table = table;
  }

  protected override outside(path: string): string {
    const [key = ""] = path.split(".");
    return this.#table.fields?.some((column) => column.key === key) ? `${this.#table.key}.${path}` : path;
  }

  override typeOf(path: string): FxType | undefined {
    const [key = ""] = path.split(".");
    if (!this.#table.fields?.some((column) => column.key === key)) return this.fields.typeOf(path);
    const type = this.fields.typeOf(`${this.#table.key}.${path}`);
    return typeof type === "object" && "list" in type ? type.list : undefined;
  }

  override currencyOf(path: string): string | undefined {
    const column = this.#table.fields?.find(({ key }) => key === path.split(".")[0]);
    if (!column) return this.fields.currencyOf?.(path);
    return path.includes(".") ? undefined : currencyFieldOf(column);
  }

  override known(): readonly string[] {
    return [...(this.#table.fields ?? []).map((column) => column.key), ...this.fields.known()];
  }
}
