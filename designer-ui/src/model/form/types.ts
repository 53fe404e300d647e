import { currencyFieldOf } from "../currency.ts";
import { optionsOf, targetOf } from "../fields.ts";
import type { Field, FormShape } from "../form-shape.ts";
import type { FieldTypes, FxType, Labels, Origin } from "../formula/types.ts";
import { aspectAt } from "./aspects.ts";
import { labelsByKey, withBelow } from "./branches.ts";
import { isLinkToOne, isTable, kindOf, valueTypeOf } from "./kinds.ts";

/** Shapes of the forms that links point to, as far as they are known here. */
export type LinkedShapes = ReadonlyMap<string, FormShape>;

const LONGEST_PATH = 5;

const SYSTEM: Readonly<Record<string, FxType>> = {
  version: "number",
  created_at: "datetime",
  updated_at: "datetime",
  created_by: "user",
  updated_by: "user",
  owner_id: "user",
  dept_id: "department",
  flow_state: "option",
  form_version: "number",
};

export function fieldType(field: Field, form: string): FxType {
  const reference = (): FxType => ({ ref: targetOf(field, form) ?? "" });
  switch (valueTypeOf(field.type)) {
    case "TEXT":
    case "LONG_TEXT":
    case "STRUCTURE":
      return "text";
    case "NUMBER":
      return "number";
    case "BOOLEAN":
      return "bool";
    case "DATE":
      return "date";
    case "DATETIME":
      return "datetime";
    case "TIME":
      return "time";
    case "OPTION":
      return "option";
    case "OPTIONS":
      return { list: "option" };
    case "USER":
      return "user";
    case "USERS":
      return { list: "user" };
    case "DEPARTMENT":
      return "department";
    case "DEPARTMENTS":
      return { list: "department" };
    case "FILES":
      return { list: "file" };

    case "LINK":
      return reference();
    case "LINKS":
      return { list: reference() };
    case "SUBTABLE":
      return { list: { ref: `${form}.${field.key}` } };
  }
}

interface Standing {
  readonly field: Field;
  readonly place: string;
  /** The table that it is a column of; empty for a field of the record. */
  readonly table: readonly string[];
  readonly types: FormTypes;
}

/** Which link a lookup follows, and to which field. */
function lookupOf({ type, source, props }: Field): { readonly via: string; readonly field: string } | undefined {
  const said = source ?? (kindOf(type).source === "lookup" ? props : undefined);
  const [via, field] = [said?.["via"], said?.["field"]];
  return typeof via === "string" && typeof field === "string" ? { via, field } : undefined;
}

/** The types of a form's fields for formulas and conditions, over links and into sub-tables. */
export class FormTypes implements FieldTypes {
  readonly #shape: FormShape;
  readonly #linked: LinkedShapes;

  constructor(shape: FormShape, linked: LinkedShapes = new Map()) {
    this.#shape = shape;
    this.#linked = linked;
  }

  typeOf(path: string): FxType | undefined {
    return this.#at(path.split("."));
  }

  known(): readonly string[] {
    const fields = this.#shape.model.fields.flatMap((field) => [
      field.key,
      ...(field.fields ?? []).map((column) => `${field.key}.${column.key}`),
    ]);
    return [...fields, "id", ...Object.keys(SYSTEM)];
  }

  serial(): string | undefined {
    return this.#shape.model.fields.find(({ type }) => kindOf(type).numbered)?.key;
  }

  /** The column beside it, the field of the record that says it for all rows, or a field of the linked form. */
  currencyOf(path: string): string | undefined {
    const [key = "", ...further] = path.split(".");
    const field = this.#shape.model.fields.find((known) => known.key === key);
    if (!field || further.length === 0) return field && currencyFieldOf(field);
    if (isTable(field)) {
      const column = field.fields?.find((known) => known.key === further[0]);
      const currency = further.length === 1 && column ? currencyFieldOf(column) : undefined;
      return field.fields?.some((known) => known.key === currency) ? `${key}.${currency}` : currency;
    }
    const target = isLinkToOne(field) ? targetOf(field, this.#shape.key) : null;
    const shape = target === this.#shape.key ? this.#shape : this.#linked.get(target ?? "");
    const beyond = shape && new FormTypes(shape, this.#linked).currencyOf(further.join("."));
    return beyond && `${key}.${beyond}`;
  }

  codeOf(path: string): string | undefined {
    const { field } = this.#standing(path.split(".")) ?? {};
    if (!field || !kindOf(field.type).amounts || currencyFieldOf(field) !== undefined) return undefined;
    // Whoever may not see what says the currency gets none.
    const code = field.props?.["currency"] ?? "CNY";
    return typeof code === "string" && code !== "" ? code : undefined;
  }

  branch(path: string, option: string): readonly string[] {
    const { field } = this.#standing(path.split(".")) ?? {};
    return field ? withBelow(optionsOf(field), [option]) : [option];
  }

  labelsOf(path: string): Labels | undefined {
    const { field } = this.#standing(path.split(".")) ?? {};
    const options = field ? optionsOf(field) : [];
    if (!field) return undefined;
    const { valueType, open, tree } = kindOf(field.type);
    if (options.length === 0 && !open) return undefined;
    return { byKey: labelsByKey(options, valueType === "OPTION"), isPath: tree === true && valueType === "OPTIONS" };
  }

  originOf(path: string): Origin | undefined {
    return this.#origin(path.split("."), 0);
  }

  #origin(keys: readonly string[], loans: number): Origin | undefined {
    const standing = this.#standing(keys);
    const via = standing && lookupOf(standing.field);
    if (!standing || !via) return standing && { field: standing.place, borrowed: false };
    const source =
      loans < LONGEST_PATH ? standing.types.#origin([...standing.table, via.via, via.field], loans + 1) : undefined;
    return source && { ...source, borrowed: true };
  }

  /** A field where it belongs: in a form, in one of its tables. */
  #standing(keys: readonly string[]): Standing | undefined {
    const [key = "", ...further] = keys;
    const field = this.#shape.model.fields.find((known) => known.key === key);
    if (!field || keys.length > LONGEST_PATH) return undefined;
    const place = `${this.#shape.key}.${key}`;
    if (further.length === 0) return { field, place, table: [], types: this };
    if (!isTable(field)) return this.#beyondLink(field, further);
    const column = field.fields?.find((known) => known.key === further[0]);
    const [, ...beyond] = further;
    if (!column) return undefined;
    return beyond.length === 0
      ? { field: column, place: `${place}.${column.key}`, table: [key], types: this }
      : this.#beyondLink(column, beyond);
  }

  #beyondLink(link: Field, keys: readonly string[]): Standing | undefined {
    const target = targetOf(link, this.#shape.key);
    const shape = target === this.#shape.key ? this.#shape : this.#linked.get(target ?? "");
    return shape && new FormTypes(shape, this.#linked).#standing(keys);
  }

  #at(keys: readonly string[]): FxType | undefined {
    const [key = "", ...further] = keys;
    if (keys.length > LONGEST_PATH) return undefined;
    const field = this.#shape.model.fields.find((known) => known.key === key);
    if (!field) return further.length > 0 ? undefined : this.#system(key);
    if (further.length === 0) return fieldType(field, this.#shape.key);
    if (isLinkToOne(field)) return this.#beyond(field, further);
    if (isTable(field)) return this.#column(field, further);
    return aspectAt(field, further)?.type;
  }

  #system(key: string): FxType | undefined {
    return key === "id" ? { ref: this.#shape.key } : SYSTEM[key];
  }

  #column(table: Field, keys: readonly string[]): FxType | undefined {
    const [key = "", ...further] = keys;
    const column = table.fields?.find((known) => known.key === key);
    if (!column) return undefined;
    const behind = () => (isLinkToOne(column) ? this.#beyond(column, further) : undefined);
    const type =
      further.length === 0 ? fieldType(column, this.#shape.key) : (aspectAt(column, further)?.type ?? behind());
    return type && { list: type };
  }

  #beyond(link: Field, keys: readonly string[]): FxType | undefined {
    const target = targetOf(link, this.#shape.key);
    if (target === null) return undefined;
    const shape = target === this.#shape.key ? this.#shape : this.#linked.get(target);
    return shape && new FormTypes(shape, this.#linked).#at(keys);
  }
}
