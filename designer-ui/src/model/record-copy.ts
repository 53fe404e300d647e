import { formulaOf, kindOf } from "./form/kinds.ts";
import type { Field, FormShape } from "./form-shape.ts";
import type { Json } from "./json.ts";
import type { RecordValues } from "./record.ts";

/** What of a record a copy of it starts with: not what is given, computed, unique, agreed to in person, or told to stay behind. */
export function copyOf(shape: FormShape, data: RecordValues, newId: () => string): RecordValues {
  const alone = (shape.model.uniques ?? []).filter(({ table, fields }) => table === undefined && fields.length === 1);
  const apart = new Set(alone.map(({ fields }) => fields[0]));
  const free = shape.model.fields.filter((field) => isCopied(field) && !apart.has(field.key));
  const copied = free.flatMap((field): readonly (readonly [string, Json])[] => {
    const value = data[field.key];
    if (value === undefined || value === null) return [];
    return [[field.key, field.type === "subtable" ? rowsOf(field, value, newId) : value]];
  });
  return Object.fromEntries(copied);
}

function isCopied(field: Field): boolean {
  const given = kindOf(field.type).automatic === true || formulaOf(field) !== undefined || field.source !== undefined;
  // A file belongs to one record.
  const owned = kindOf(field.type).valueType === "FILES";
  return !given && !owned && field.copy !== false && field.props?.["unique"] !== true && field.type !== "consent";
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
