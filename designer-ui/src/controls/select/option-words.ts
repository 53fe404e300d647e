import { optionsOf } from "../../model/fields.ts";
import type { Field, Option } from "../../model/form-shape.ts";
import { textOf } from "../../model/localized-text.ts";

export function optionOf(field: Field, key: string): Option | undefined {
  return optionsOf(field).find((option) => option.key === key);
}

export function optionLabel(field: Field, key: string, language: string): string {
  const option = optionOf(field, key);
  return option ? textOf(option.label, language) : key;
}

/** The option that a pasted text names, by label in either language or by key. */
export function optionNamed(field: Field, text: string): string | undefined {
  const wanted = text.trim();
  return optionsOf(field).find(
    ({ key, label }) =>
      key === wanted || (typeof label === "string" ? label === wanted : Object.values(label).includes(wanted)),
  )?.key;
}
