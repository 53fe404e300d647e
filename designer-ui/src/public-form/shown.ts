import { structureText } from "../controls/structure.ts";
import { isBlank, numberProp } from "../model/fields.ts";
import { kindOf } from "../model/form/kinds.ts";
import { treeOf } from "../model/form/options.ts";
import type { Field } from "../model/form-shape.ts";
import type { Json } from "../model/json.ts";
import type { Labels } from "../model/record.ts";
import { ownInput } from "./own-inputs.ts";
import type { Words } from "./words.ts";

/** A value as it is read, where nothing is to be filled in. */
export function shownValue(field: Field, value: Json, { t, text, language }: Words, labels: Labels = {}): string {
  if (isBlank(value)) return "—";
  const { valueType } = kindOf(field.type);
  if (valueType === "STRUCTURE") return structureText(value);
  if (valueType === "NUMBER") return amount(field, String(value), language);
  if (valueType === "BOOLEAN") return t(value === true ? "yes" : "no");
  if (valueType === "DATETIME") return new Date(String(value)).toLocaleString(language);
  const options = new Map(treeOf(field).map(({ option }) => [option.key, text(option.label)]));
  const nameOf = (one: Json) => options.get(String(one)) ?? labels[String(one)] ?? String(one);
  return (Array.isArray(value) ? value : [value]).map(nameOf).join(", ");
}

/** An exact decimal in the notation of the language; Intl reads decimal texts exactly, though its type does not say so. */
function amount(field: Field, value: string, language: string): string {
  const digits = numberProp(field, "scale");
  const style = digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(language, { ...ownInput(field.type)?.figure, ...style }).format(
    value as unknown as number,
  );
}
