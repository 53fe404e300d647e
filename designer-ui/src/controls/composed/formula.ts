import { textProp } from "../../model/fields.ts";
import type { Field } from "../../model/form-shape.ts";

/** `{no} - {name}` → `""&{no}&" - "&{name}`: the twin of the server's composed control. */
export function composedFormula(field: Field): string | undefined {
  const pattern = textProp(field, "pattern");
  if (!pattern) return undefined;
  const pieces = pattern
    .split(/(\{[a-z][a-z0-9_.]*\})/)
    .filter((piece) => piece !== "")
    .map((piece) => (/^\{[a-z][a-z0-9_.]*\}$/.test(piece) ? piece : `"${piece.replaceAll('"', '""')}"`));
  return `""&${pieces.join("&")}`;
}
