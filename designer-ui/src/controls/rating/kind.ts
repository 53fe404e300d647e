import { readDecimal } from "../../model/decimal-text.ts";
import { checkBounds } from "../../model/form/control-checks.ts";
import type { ControlKind, Reading } from "../../model/form/kinds.ts";
import type { Field } from "../../model/form-shape.ts";
import { starsOf } from "./stars.ts";

const halves = (field: Field) => field.props?.["half"] === true;

export function read(text: string): Reading {
  const drawn = /^[★⭐]+[☆✩]*$/u.test(text.trim()) ? String(text.match(/[★⭐]/gu)?.length) : text;
  const number = readDecimal(drawn);
  return number === undefined || number === null ? { problem: "not_a_number" } : { value: number };
}

export const kind: ControlKind = {
  valueType: "NUMBER",
  counts: true,
  scale: (field) => (halves(field) ? 1 : 0),
  read,
  check: (field, value) => {
    const least = halves(field) ? "0.5" : "1";
    return checkBounds(value, { min: least, max: String(starsOf(field)), step: least });
  },
};
