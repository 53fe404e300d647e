import type { Arguments } from "./arguments";
import { compareValues } from "./comparison";
import { add, divide, Fx } from "./decimals";
import { isError, NUM } from "./errors";
import type { FxFunction } from "./function";
import type { FxValue } from "./types";
import { asNumber, isBlank } from "./values";

/** Counts and ranks. */
export const STATISTIC_FUNCTIONS: Readonly<Record<string, FxFunction>> = {
  COUNTALL: (args) => new Fx(args.spread().length),
  LARGE: (args) => ranked(args, -1),
  SMALL: (args) => ranked(args, 1),
  MEDIAN: median,
};

function ranked(args: Arguments, direction: 1 | -1): FxValue {
  const present = args.elements(0).filter((value) => !isBlank(value));
  return present.sort((a, b) => compareValues(a, b) * direction)[args.whole(1) - 1] ?? NUM;
}

function median(args: Arguments): FxValue {
  const numbers = args.present().map(asNumber);
  numbers.sort((a, b) => a.cmp(b));
  const upper = numbers[Math.floor(numbers.length / 2)];
  if (!upper) return NUM;
  if (numbers.length % 2 === 1) return upper;
  const total = add(asNumber(numbers[numbers.length / 2 - 1]), upper);
  return isError(total) ? total : divide(total, new Fx(2));
}
