import { CALENDAR_FUNCTIONS } from "./calendar-functions";
import { findSignature } from "./catalogue";
import { CLOCK_FUNCTIONS } from "./clock-functions";
import { CODE_FUNCTIONS } from "./code-functions";
import { CONDITIONAL_FUNCTIONS } from "./conditional-functions";
import { DATE_FUNCTIONS } from "./date-functions";
import { REF } from "./errors";
import { type FxFunction, strict } from "./function";
import { LIST_FUNCTIONS } from "./list-functions";
import { LOGIC_FUNCTIONS } from "./logic-functions";
import { NUMBER_FUNCTIONS } from "./number-functions";
import { PATTERN_FUNCTIONS } from "./pattern-functions";
import { PLACE_FUNCTIONS } from "./place-functions";
import { RANDOM_FUNCTIONS } from "./random-functions";
import { RECORD_FUNCTIONS } from "./record-functions";
import { ROW_FUNCTIONS } from "./row-functions";
import { STATISTIC_FUNCTIONS } from "./statistic-functions";
import { TEXT_FUNCTIONS } from "./text-functions";

const STRICT_FAMILIES = [
  NUMBER_FUNCTIONS,
  STATISTIC_FUNCTIONS,
  CONDITIONAL_FUNCTIONS,
  LIST_FUNCTIONS,
  TEXT_FUNCTIONS,
  CODE_FUNCTIONS,
  PATTERN_FUNCTIONS,
  PLACE_FUNCTIONS,
  RANDOM_FUNCTIONS,
  DATE_FUNCTIONS,
  CALENDAR_FUNCTIONS,
  CLOCK_FUNCTIONS,
  RECORD_FUNCTIONS,
];

const BY_NAME = new Map<string, FxFunction>([
  ...Object.entries(LOGIC_FUNCTIONS),
  ...Object.entries(ROW_FUNCTIONS),
  ...STRICT_FAMILIES.flatMap((family) => Object.entries(family).map(([name, work]) => [name, strict(work)] as const)),
]);

export function functionNamed(name: string): FxFunction {
  const work = BY_NAME.get(name);
  if (work) return work;
  if (findSignature(name)?.serverOnly) return () => REF;
  throw new Error(`the catalogue names ${name} but nothing implements it`);
}

export function implementedNames(): readonly string[] {
  return [...BY_NAME.keys()];
}
