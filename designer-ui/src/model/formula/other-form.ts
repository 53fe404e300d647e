import { type FxType, listOf, type OtherForm } from "./types";

/** The rows of a sub-table of the form, each with its record; undefined when it has no such sub-table. */
export function rowsOfForm(form: OtherForm, table: string): OtherForm | undefined {
  return form.table === undefined && isTable(form, table) ? { ...form, table } : undefined;
}

/** Of what is asked: `shop.order`, or `shop.order.items` for rows. */
export function nameOf({ key, table }: OtherForm): string {
  return table === undefined ? key : `${key}.${table}`;
}

/** Where a field that is written there is held, columns of the row first; undefined when there is none. */
export function pathIn({ fields, table }: OtherForm, written: string): string | undefined {
  if (written === "" || written.includes(".")) return undefined;
  const column = `${table}.${written}`;
  if (table !== undefined && fields.typeOf(column)) return column;
  return written !== table && fields.typeOf(written) ? written : undefined;
}

/** The type of what is held at a path, for rows of what one of them holds. */
export function typeIn({ fields, table }: OtherForm, path: string): FxType | undefined {
  const type = fields.typeOf(path);
  return type && table !== undefined && path.startsWith(`${table}.`) ? listOf(type) : type;
}

/** Whether a path leads to what each of several rows shares with the others: a field of their record. */
export function isShared({ table }: OtherForm, path: string): boolean {
  return table !== undefined && !path.includes(".");
}

/** The fields that may be written there. */
export function knownIn({ fields, table }: OtherForm): readonly string[] {
  const inside = fields.known().map((path) => (path.startsWith(`${table}.`) ? path.slice(`${table}.`.length) : path));
  return [...new Set(inside)].filter((path) => !path.includes(".") && path !== table);
}

export function tablesIn(form: OtherForm): readonly string[] {
  return form.fields.known().filter((field) => isTable(form, field));
}

function isTable({ key, fields }: OtherForm, field: string): boolean {
  const type = field === "" || field.includes(".") ? undefined : fields.typeOf(field);
  const element = type && listOf(type);
  return typeof element === "object" && "ref" in element && element.ref === `${key}.${field}`;
}
