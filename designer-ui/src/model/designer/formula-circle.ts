import { formulaOf, isTable } from "../form/kinds.ts";
import type { Field } from "../form-shape.ts";
import { tokensOf } from "../formula/lexer.ts";

/**
 * The way on which a formula comes back to the field whose result it is: paths from the field to itself, over the formulas of other
 * fields; undefined when it does not.
 *
 * @param self path of the field
 * @param source its formula as it is typed just now
 */
export function formulaCircle(fields: readonly Field[], self: string, source: string): readonly string[] | undefined {
  const sources = new Map<string, string>();
  for (const field of fields) {
    note(sources, field.key, formulaOf(field));
    for (const column of field.fields ?? []) note(sources, `${field.key}.${column.key}`, formulaOf(column));
  }
  sources.set(self, source);
  const seen = new Set<string>();
  const along = (path: string): readonly string[] | undefined => {
    for (const read of readsOf(sources, fields, path)) {
      if (read === self) return [path, self];
      if (seen.has(read)) continue;
      seen.add(read);
      const rest = along(read);
      if (rest) return [path, ...rest];
    }
    return undefined;
  };
  return along(self);
}

function note(sources: Map<string, string>, path: string, source: string | undefined): void {
  if (source !== undefined) sources.set(path, source);
}

/** What the formula of a field reads of this record: whole paths of fields and columns, those beside a column first. */
function readsOf(sources: ReadonlyMap<string, string>, fields: readonly Field[], path: string): readonly string[] {
  const table = path.includes(".") ? fields.find(({ key }) => key === path.split(".")[0]) : undefined;
  const written = tokensOf(sources.get(path) ?? "", []).filter(({ kind }) => kind === "field");
  return written.map(({ text }) => {
    const [key = "", column] = text.split(".");
    if (table?.fields?.some((beside) => beside.key === key)) return `${table.key}.${key}`;
    const field = fields.find((known) => known.key === key);
    return field && isTable(field) && column !== undefined ? `${key}.${column}` : key;
  });
}
