import { formulaOf } from "../form/kinds.ts";
import type { FormShape } from "../form-shape.ts";
import { tokensOf } from "../formula/lexer.ts";

/** Paths of the fields of a form whose formulas read `path`; a column is also read by its bare key in its own rows. */
export function formulaReaders(fields: FormShape["model"]["fields"], path: string): readonly string[] {
  const [table = "", column] = path.split(".");
  const readers: string[] = [];
  for (const field of fields) {
    if (field.key !== path && reads(formulaOf(field), path)) readers.push(field.key);
    for (const inner of field.fields ?? []) {
      const own = `${field.key}.${inner.key}`;
      const isRow = column !== undefined && field.key === table;
      if (own !== path && (reads(formulaOf(inner), path) || (isRow && reads(formulaOf(inner), column)))) {
        readers.push(own);
      }
    }
  }
  return readers;
}

function reads(source: string | undefined, path: string): boolean {
  if (source === undefined) return false;
  return tokensOf(source, []).some(
    ({ kind, text }) => kind === "field" && (text === path || text.startsWith(`${path}.`)),
  );
}
