import type { Arguments } from "./arguments";
import { isError } from "./errors";
import type { FxFunction } from "./function";
import type { FxValue } from "./types";
import { asBool, isList } from "./values";

/** Lists walked element by element: the second argument is evaluated once for each, and cannot walk without end. */
export const ROW_FUNCTIONS: Readonly<Record<string, FxFunction>> = {
  FILTER: (args) => walk(args, (element, value) => (asBool(value) ? [element] : [])),
  MAP: (args) => walk(args, (_element, value) => [value]),
};

function walk(args: Arguments, taken: (element: FxValue, value: FxValue) => readonly FxValue[]): FxValue {
  const list = args.lazily(0);
  if (isError(list)) return list;
  const result: FxValue[] = [];
  for (const [row, element] of (isList(list) ? list : []).entries()) {
    const value = args.inRow(1, row, element);
    if (isError(value)) return value;
    result.push(...taken(element, value));
  }
  return result;
}
