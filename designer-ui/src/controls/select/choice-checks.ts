import { checkCount, checkOptions } from "../../model/form/control-checks.ts";
import type { ControlProblem } from "../../model/form/control-problem.ts";
import type { Reading } from "../../model/form/kinds.ts";
import type { Field } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import { asList } from "../words.ts";
import { optionNamed } from "./option-words.ts";

const LONGEST_TAG = 50;

export function readOption(text: string, field: Field): Reading {
  const key = optionNamed(field, text);
  return key === undefined ? { problem: "option_unknown" } : { value: key };
}

/** Several labels with 、 or commas between them; where tags are free, a word that is no option is a tag itself. */
export function readOptions(text: string, field: Field): Reading {
  const parts = text.split(/[、;；,，|\n]/).flatMap((part) => (part.trim() === "" ? [] : [part.trim()]));
  const free = field.props?.["free"] === true;
  const keys = parts.map((part) => optionNamed(field, part) ?? (free ? part : undefined));
  const known = keys.filter((key) => key !== undefined);
  return known.length === keys.length ? { value: [...new Set(known)] } : { problem: "option_unknown" };
}

export function checkSeveral(field: Field, value: Json): readonly ControlProblem[] {
  const chosen = asList(value);
  const free = field.props?.["free"] === true;
  const long = chosen.flatMap((key, index): readonly ControlProblem[] =>
    [...key].length > LONGEST_TAG
      ? [{ code: "text_too_long", under: `/${index}`, params: { max: LONGEST_TAG, length: [...key].length } }]
      : [],
  );
  const found = free ? long : checkOptions(field, value);
  return [...found, ...checkCount(field, chosen.length)];
}
