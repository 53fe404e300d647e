import { optionsOf } from "../../model/fields.ts";
import { namedAmong, treeOf } from "../../model/form/options.ts";
import type { Field, Option } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import { textOf } from "../../model/localized-text.ts";
import type { Reading } from "../control.ts";
import { asList } from "../words.ts";

export function optionOf(field: Field, key: string): Option | undefined {
  return treeOf(field).find(({ option }) => option.key === key)?.option;
}

export function optionLabel(field: Field, key: string, language: string): string {
  const option = optionOf(field, key);
  return option ? textOf(option.label, language) : key;
}

/** The option that a pasted text names, by label in either language, alias or key. */
export const optionNamed = (field: Field, text: string): string | undefined =>
  namedAmong(optionsOf(field), text.trim())?.key;

/** The labels of several options, as a list in words. */
export const optionLabels = (value: Json, field: Field, { language }: Reading): string =>
  asList(value)
    .map((key) => optionLabel(field, key, language))
    .join(language === "zh-CN" ? "、" : ", ");
