import { formulaOf, isTable, kindOf } from "./form/kinds.ts";
import type { Field, FormShape } from "./form-shape.ts";
import type { Json } from "./json.ts";
import type { RecordValues } from "./record.ts";

/**
 * What of a record a copy of it starts with: not what is given, computed, unique, agreed to or signed in person, or told to stay behind.
 * Its files are still those of the record: {@link withOwnFiles}.
 */
export function copyOf(shape: FormShape, data: RecordValues, newId: () => string): RecordValues {
  const alone = (shape.model.uniques ?? []).filter(({ table, fields }) => table === undefined && fields.length === 1);
  const apart = new Set(alone.map(({ fields }) => fields[0]));
  const free = shape.model.fields.filter((field) => isCopied(field) && !apart.has(field.key));
  const copied = free.flatMap((field): readonly (readonly [string, Json])[] => {
    const value = data[field.key];
    if (value === undefined || value === null) return [];
    return [[field.key, isTable(field) ? rowsOf(field, value, newId) : value]];
  });
  return Object.fromEntries(copied);
}

function isCopied(field: Field): boolean {
  const { automatic, inPerson } = kindOf(field.type);
  const given = automatic === true || formulaOf(field) !== undefined || field.source !== undefined;
  return !given && inPerson === undefined && field.copy !== false && field.props?.["unique"] !== true;
}

/** The ids of all files that a record holds. */
export function filesIn(shape: FormShape, data: RecordValues): readonly string[] {
  const ids: string[] = [];
  withOwnFiles(shape, data, (file) => {
    ids.push(file);
    return undefined;
  });
  return ids;
}

/** With files of its own, or without those of which there is none: a file belongs to one record. */
export function withOwnFiles(
  { model }: FormShape,
  data: RecordValues,
  own: (file: string) => Json | undefined,
): RecordValues {
  const renewed = (fields: readonly Field[], holder: RecordValues): RecordValues =>
    Object.fromEntries(
      Object.entries(holder).map(([key, value]): readonly [string, Json] => {
        const field = fields.find((known) => known.key === key);
        if (!field || !Array.isArray(value)) return [key, value as Json];
        if (isTable(field)) return [key, value.map((row) => renewed(field.fields ?? [], row as RecordValues)) as Json];
        if (kindOf(field.type).valueType !== "FILES") return [key, value];
        return [key, value.flatMap((file) => own(String((file as RecordValues)["id"])) ?? [])];
      }),
    );
  return renewed(model.fields, data);
}

function rowsOf(table: Field, rows: Json, newId: () => string): Json {
  if (!Array.isArray(rows)) return [];
  const columns = (table.fields ?? []).filter(isCopied);
  return rows.map((row) => {
    const cells = row as RecordValues;
    const kept = columns.flatMap(({ key }): readonly (readonly [string, Json])[] => {
      const value = cells[key];
      return value === undefined ? [] : [[key, value]];
    });
    return { _id: newId(), ...Object.fromEntries(kept) };
  });
}
