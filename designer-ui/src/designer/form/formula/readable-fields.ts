import { targetOf } from "../../../model/fields.ts";
import { isLinkToOne, isTable } from "../../../model/form/kinds.ts";
import type { LinkedShapes } from "../../../model/form/types.ts";
import type { Field, FormShape } from "../../../model/form-shape.ts";
import type { FormulaField } from "./formula-field.ts";

/** A field that a formula may read. */
export interface Readable extends Pick<FormulaField, "path" | "title"> {
  /** As the document has it; absent for parts and columns. */
  readonly field?: Field;
}

/** Fields of the records that links point to, as far as their forms are known. */
export function behindLinks(
  near: readonly Readable[],
  form: FormShape,
  linked: LinkedShapes,
  text: (title: Field["title"]) => string,
): readonly (Readable & { readonly fields: readonly Readable[] })[] {
  return near.flatMap((link) => {
    const target = link.field && isLinkToOne(link.field) ? targetOf(link.field, form.key) : null;
    const shape = target === form.key ? form : linked.get(target ?? "");
    const fields = (shape?.model.fields ?? []).filter((far) => !isTable(far));
    const behind = fields.map((far) => ({
      path: `${link.path}.${far.key}`,
      title: `${link.title} · ${text(far.title) || far.key}`,
    }));
    return behind.length === 0 ? [] : [{ ...link, fields: behind }];
  });
}

/** Fields of the record and columns that a formula may read, those beside it in its row first. */
export function readable(
  fields: readonly Field[],
  self: Field | null,
  table: Field | null,
  text: (title: Field["title"]) => string,
  aspects: (field: Field) => readonly Field[],
): readonly Readable[] {
  const label = (field: Field) => text(field.title) || field.key;
  const own = (table?.fields ?? [])
    .filter((column) => column !== self)
    .map((column) => ({ path: column.key, title: label(column), field: column }));
  const outer = fields
    .filter((field) => field !== self && field !== table)
    .flatMap((field) =>
      isTable(field)
        ? (field.fields ?? []).map((column) => ({
            path: `${field.key}.${column.key}`,
            title: `${label(field)} · ${label(column)}`,
          }))
        : [
            { path: field.key, title: label(field), field },
            ...aspects(field).map(({ key, title }) => ({ path: key, title: text(title) })),
          ],
    );
  return [...own, ...outer];
}
