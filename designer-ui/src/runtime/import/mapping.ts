import type { ImportColumn, ImportField, ImportForm, ImportStart } from "../../api/imports.ts";

/** Which column goes to which field: from the position of the column to the key of the field. */
export type Mapping = ReadonlyMap<number, string>;

/** What the server takes the columns to be meant for. */
export function guessed(columns: readonly ImportColumn[]): Mapping {
  return new Map(columns.flatMap(({ index, field }) => (field === undefined ? [] : [[index, field] as const])));
}

/** The mapping with another field for a column, or none; a field that had a column before loses it. */
export function mapped(mapping: Mapping, column: number, field: string | null): Mapping {
  const others = [...mapping].filter(([index, key]) => index !== column && key !== field);
  return new Map(field === null ? others : [...others, [column, field]]);
}

/** Fields without which every row is bad and that no column fills. */
export function missing(form: ImportForm, mapping: Mapping): readonly ImportField[] {
  const filled = new Set(mapping.values());
  return form.fields.filter(({ key, required }) => required && !filled.has(key));
}

/** What the server is told: of a column only where it goes, for the form decides what it holds. */
export function plansInto(columns: readonly ImportColumn[], mapping: Mapping): ImportStart["columns"] {
  return columns.map(({ index, header, key, type, props }) => {
    const field = mapping.get(index);
    return {
      index,
      header,
      key: field ?? key,
      title: header,
      type,
      props: props ?? {},
      required: false,
      skip: field === undefined,
    };
  });
}
