import { type FormulaFinding, formulaFindings } from "../../../model/designer/formula-findings.ts";
import type { Field } from "../../../model/form-shape.ts";
import { nearest } from "../../../model/formula/suggestion.ts";
import type { FieldTypes } from "../../../model/formula/types.ts";
import type { FormulaField } from "./formula-field.ts";

/** What is wrong with the formula by itself, or that it comes back to its own field. */
export function findingsIn(
  source: string,
  field: Field | null,
  types: FieldTypes,
  comesBack: () => string | undefined,
): readonly FormulaFinding[] {
  const found = formulaFindings(source, field, types);
  const way = found.length === 0 ? comesBack() : undefined;
  return way === undefined ? found : [{ code: "fx_circular", from: 0, to: source.length, params: { way } }];
}

/** Who writes the title of a field means the field. */
export function meantByTitle(found: FormulaFinding, fields: readonly FormulaField[]): FormulaFinding {
  if (found.code !== "fx_bare_name" && found.code !== "fx_unknown_field") return found;
  const written = String(found.params["name"] ?? found.params["field"]);
  const titled = (title: string | undefined) => fields.find((field) => field.title === title)?.path;
  const path =
    titled(written) ??
    found.params["suggestion"] ??
    titled(
      nearest(
        written,
        fields.map(({ title }) => title),
      ),
    );
  return path === undefined ? found : { ...found, params: { ...found.params, suggestion: path } };
}

const IN_QUOTES: ReadonlySet<string> = new Set(["fx_unknown_form", "fx_unknown_form_field", "fx_unknown_pick"]);

/** The source with what was probably meant put where the mistake is. */
export function corrected(source: string, { code, from, to, params }: FormulaFinding) {
  const meant = params["suggestion"];
  if (typeof meant !== "string") return undefined;
  const written = code === "fx_unknown_function" ? meant : IN_QUOTES.has(code) ? `"${meant}"` : `{${meant}}`;
  return { meant, source: source.slice(0, from) + written + source.slice(to) };
}
