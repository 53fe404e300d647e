import { compareDecimals, isOnStep, readDecimal } from "../decimal-text.ts";
import type { Field } from "../form-shape.ts";
import type { Json } from "../json.ts";
import type { ControlProblem } from "./control-problem.ts";
import { checkDay, type Occasion } from "./day-rules.ts";
import { kindOf } from "./kinds.ts";
import { treeOf } from "./options.ts";

/** A decimal among the settings of a field, in plain notation. */
export const bound = (field: Field, name: string): string | null => {
  const value = field.props?.[name];
  return typeof value === "string" || typeof value === "number" ? (readDecimal(String(value)) ?? null) : null;
};

const whole = (field: Field, name: string, fallback: number): number => {
  const value = field.props?.[name];
  return typeof value === "number" ? value : fallback;
};

/** What a control finds in a value, with the codes of the server; what only the server can know is left to it. */
export function checkValue(field: Field, value: Json, occasion?: Occasion): readonly ControlProblem[] {
  const kind = kindOf(field.type);
  if (kind.check) return kind.check(field, value);
  if (kind.read && typeof value === "string" && kind.valueType === "TEXT") {
    const read = kind.read(value, field);
    if ("problem" in read) return [{ code: read.problem }];
  }
  switch (kind.valueType) {
    case "NUMBER":
      return checkNumber(field, value);
    case "TEXT":
    case "LONG_TEXT":
      return checkText(field, String(value));
    case "OPTION":
    case "OPTIONS":
      return checkOptions(field, value);
    case "SUBTABLE":
      return checkRows(field, value);
    case "LINKS":
    case "USERS":
    case "DEPARTMENTS":
      return checkCount(field, Array.isArray(value) ? value.length : 0);
    case "DATE":
    case "DATETIME":
    case "TIME":
      return checkDay(field, String(value), kind.valueType === "TIME" ? undefined : occasion);
    default:
      return [];
  }
}

function checkNumber(field: Field, value: Json): readonly ControlProblem[] {
  if (!/^-?\d+(\.\d+)?$/.test(String(value))) return [{ code: "not_a_number" }];
  return checkBounds(value, { min: bound(field, "min"), max: bound(field, "max"), step: bound(field, "step") });
}

/** What a number must keep to, decimals in plain notation; null where it is free. */
export interface Bounds {
  readonly min: string | null;
  readonly max: string | null;
  readonly step: string | null;
}

export function checkBounds(value: Json, { min, max, step }: Bounds): readonly ControlProblem[] {
  if (!/^-?\d+(\.\d+)?$/.test(String(value))) return [{ code: "not_a_number" }];
  const number = String(value);
  if (min !== null && compareDecimals(min, number) > 0) return [{ code: "number_too_small", params: { min } }];
  if (max !== null && compareDecimals(max, number) < 0) return [{ code: "number_above", params: { max } }];
  if (step === null || compareDecimals(step, "0") <= 0) return [];
  return isOnStep(number, min ?? "0", step) ? [] : [{ code: "number_step", params: { step } }];
}

export function checkText(field: Field, text: string): readonly ControlProblem[] {
  const { looks, longest } = kindOf(field.type);
  if (looks && !looks.like.test(text)) return [{ code: looks.problem }];

  const problems: ControlProblem[] = [];
  const length = [...text].length;
  const most = whole(field, "maxLength", longest ?? Number.POSITIVE_INFINITY);
  const least = whole(field, "minLength", 0);
  if (length > most) problems.push({ code: "text_too_long", params: { max: most, length } });
  if (length < least) problems.push({ code: "text_too_short", params: { min: least } });
  if (!fitsPattern(field, text)) problems.push({ code: "text_pattern" });
  return problems;
}

/** A pattern that this browser cannot read is left to the server. */
function fitsPattern(field: Field, text: string): boolean {
  const pattern = field.props?.["pattern"];
  if (typeof pattern !== "string") return true;
  try {
    return new RegExp(`^(?:${pattern})$`, "u").test(text);
  } catch {
    return true;
  }
}

export function checkOptions(field: Field, value: Json): readonly ControlProblem[] {
  const known = new Set(treeOf(field).map(({ option }) => option.key));
  const chosen = Array.isArray(value) ? value.map(String) : [String(value)];
  if (known.size === 0) return [];
  return chosen.flatMap((key, index) => {
    if (known.has(key)) return [];
    return [{ code: "option_unknown", under: Array.isArray(value) ? `/${index}` : "" }];
  });
}

/** How many may be chosen, where any are. */
export function checkCount(field: Field, chosen: number): readonly ControlProblem[] {
  const [min, max] = [whole(field, "minCount", 0), whole(field, "maxCount", 500)];
  if (chosen < min) return [{ code: "choices_too_few", params: { min } }];
  return chosen > max ? [{ code: "choices_too_many", params: { max } }] : [];
}

function checkRows(field: Field, value: Json): readonly ControlProblem[] {
  const count = Array.isArray(value) ? value.length : 0;
  const [min, max] = [whole(field, "minRows", 0), whole(field, "maxRows", 1000)];
  if (count > max) return [{ code: "rows_too_many", params: { max } }];
  return count < min ? [{ code: "rows_too_few", params: { min } }] : [];
}
