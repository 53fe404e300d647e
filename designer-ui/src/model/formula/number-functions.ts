import { Decimal } from "decimal.js";
import type { Arguments } from "./arguments";
import { compareValues } from "./comparison";
import { add, divide, Fx, inRange, multiply, ONE, toScale, ZERO } from "./decimals";
import { DIV0, isError, NUM, VALUE } from "./errors";
import type { FxFunction } from "./function";
import { power, squareRoot } from "./powers";
import type { FxError, FxValue } from "./types";
import { asNumber } from "./values";

/** Sums, extremes, roundings and powers. */
export const NUMBER_FUNCTIONS: Readonly<Record<string, FxFunction>> = {
  SUM: (args) => sum(args.present()),
  AVERAGE: average,
  MIN: (args) => extreme(args, -1),
  MAX: (args) => extreme(args, 1),
  COUNT: (args) => new Fx(args.present().length),
  COUNTA: (args) => new Fx(args.present().length),
  ABS: (args) => args.number(0).abs(),
  INT: (args) => args.number(0).floor(),
  MOD: remainder,
  ROUND: (args) => rounded(args, Decimal.ROUND_HALF_UP),
  ROUNDUP: (args) => rounded(args, Decimal.ROUND_UP),
  ROUNDDOWN: (args) => rounded(args, Decimal.ROUND_DOWN),
  CEILING: ceiling,
  FLOOR: floor,
  POWER: (args) => power(args.number(0), args.number(1)),
  SQRT: (args) => squareRoot(args.number(0)),
  SUMPRODUCT: sumOfProducts,
};

/** More digits than any number of the range has on either side of its point. */
const MAX_DIGITS = 400;
const LARGEST_QUOTIENT = new Fx("1E34");

function sum(numbers: readonly FxValue[]): Decimal | FxError {
  let total: Decimal = ZERO;
  for (const number of numbers) {
    const next = add(total, asNumber(number));
    if (isError(next)) return next;
    total = next;
  }
  return total;
}

function average(args: Arguments): FxValue {
  const numbers = args.present();
  const total = sum(numbers);
  return isError(total) ? total : divide(total, new Fx(numbers.length));
}

function extreme(args: Arguments, direction: 1 | -1): FxValue {
  let best: FxValue = null;
  for (const value of args.present()) {
    if (best === null || compareValues(value, best) * direction > 0) best = value;
  }
  return best;
}

function remainder(args: Arguments): FxValue {
  const number = args.number(0);
  const divisor = args.number(1);
  if (divisor.isZero()) return DIV0;
  if (number.abs().gte(divisor.abs().times(LARGEST_QUOTIENT))) return NUM;
  const rest = number.mod(divisor);
  const isOpposite = (rest.gt(0) && divisor.lt(0)) || (rest.lt(0) && divisor.gt(0));
  return isOpposite ? add(rest, divisor) : inRange(rest);
}

function rounded(args: Arguments, mode: Decimal.Rounding): FxValue {
  const digits = Math.min(MAX_DIGITS, Math.max(-MAX_DIGITS, args.whole(1)));
  const number = args.number(0);
  return number.decimalPlaces() <= digits ? number : inRange(toScale(number, digits, mode));
}

function ceiling(args: Arguments): FxValue {
  const step = args.number(1, 1);
  return step.isZero() ? ZERO : multiple(args.number(0), step, (steps) => steps.ceil());
}

function floor(args: Arguments): FxValue {
  const number = args.number(0);
  const step = args.number(1, 1);
  if (step.isZero()) return number.isZero() ? ZERO : DIV0;
  return multiple(number, step, (steps) => steps.floor());
}

function multiple(number: Decimal, step: Decimal, whole: (steps: Decimal) => Decimal): FxValue {
  if (number.gt(0) && step.lt(0)) return NUM;
  const steps = divide(number, step);
  return isError(steps) ? steps : multiply(whole(steps), step);
}

function sumOfProducts(args: Arguments): FxValue {
  const lists = Array.from({ length: args.count }, (_, index) => args.elements(index));
  const length = lists[0]?.length ?? 0;
  if (lists.some((list) => list.length !== length)) return VALUE;
  const products: Decimal[] = [];
  for (let row = 0; row < length; row++) {
    let product: Decimal | FxError = ONE;
    for (const list of lists) {
      if (isError(product)) return product;
      product = multiply(product, asNumber(list[row]));
    }
    if (isError(product)) return product;
    products.push(product);
  }
  return sum(products);
}
