import { DATE_FUNCTIONS } from "./date-functions";
import { type FxFunction, strict } from "./function";
import { LOGIC_FUNCTIONS } from "./logic-functions";
import { NUMBER_FUNCTIONS } from "./number-functions";
import { RECORD_FUNCTIONS } from "./record-functions";
import { TEXT_FUNCTIONS } from "./text-functions";

const BY_NAME = new Map<string, FxFunction>([
  ...Object.entries(LOGIC_FUNCTIONS),
  ...[NUMBER_FUNCTIONS, TEXT_FUNCTIONS, DATE_FUNCTIONS, RECORD_FUNCTIONS].flatMap((family) =>
    Object.entries(family).map(([name, work]) => [name, strict(work)] as const),
  ),
]);

export function functionNamed(name: string): FxFunction {
  const work = BY_NAME.get(name);
  if (!work) throw new Error(`the catalogue names ${name} but nothing implements it`);
  return work;
}

export function implementedNames(): readonly string[] {
  return [...BY_NAME.keys()];
}
