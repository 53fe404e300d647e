import { Decimal } from "decimal.js";
import type { Arguments } from "./arguments";
import { criterionOf } from "./criterion";
import { divide, Fx } from "./decimals";
import { isError, VALUE } from "./errors";
import type { FxFunction } from "./function";
import { sum } from "./number-functions";
import type { FxValue } from "./types";

/** Sums, counts and averages of the elements whose row meets every criterion. */
export const CONDITIONAL_FUNCTIONS: Readonly<Record<string, FxFunction>> = {
  SUMIF: (args) => total(chosen(args, args.count > 2 ? 2 : 0, 0, 2)),
  AVERAGEIF: (args) => average(chosen(args, args.count > 2 ? 2 : 0, 0, 2)),
  COUNTIF: (args) => count(rows(args, 0, 2)),
  SUMIFS: (args) => total(chosen(args, 0, 1, args.count)),
  AVERAGEIFS: (args) => average(chosen(args, 0, 1, args.count)),
  COUNTIFS: (args) => count(rows(args, 0, args.count)),
};

function count(found: readonly number[] | undefined): FxValue {
  return found ? new Fx(found.length) : VALUE;
}

function total(numbers: readonly Decimal[] | undefined): FxValue {
  return numbers ? sum(numbers) : VALUE;
}

function average(numbers: readonly Decimal[] | undefined): FxValue {
  const result = numbers ? sum(numbers) : VALUE;
  return isError(result) || !numbers ? result : divide(result, new Fx(numbers.length));
}

/** The numbers of the rows that meet the criteria, blanks left out; undefined when lengths differ. */
function chosen(args: Arguments, values: number, from: number, to: number): readonly Decimal[] | undefined {
  const found = rows(args, from, to);
  const elements = args.elements(values);
  if (!found || elements.length !== args.elements(from).length) return undefined;
  return found.map((row) => elements[row]).filter((value) => value instanceof Decimal);
}

/** Of pairs of a list and its criterion; undefined when the lists have different lengths. */
function rows(args: Arguments, from: number, to: number): readonly number[] | undefined {
  let found = args.elements(from).map((_, row) => row);
  const length = found.length;
  for (let i = from; i + 1 < to; i += 2) {
    const elements = args.elements(i);
    if (elements.length !== length) return undefined;
    const type = args.elementType(i);
    const holds = criterionOf(args.value(i + 1), args.type(i + 1), args.context.zone);
    found = found.filter((row) => holds(elements[row] ?? null, type));
  }
  return found;
}
