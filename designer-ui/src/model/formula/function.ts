import type { Arguments } from "./arguments";
import type { FxValue } from "./types";

/** The work of one function; the catalogue has checked the number and the types of its arguments. */
export type FxFunction = (args: Arguments) => FxValue;

/** A function of all its arguments: an error among them is its result. */
export function strict(work: FxFunction): FxFunction {
  return (args) => args.evaluateAll() ?? work(args);
}
