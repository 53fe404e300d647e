import { Decimal } from "decimal.js";
import type { Arguments } from "./arguments";
import { compareValues } from "./comparison";
import { add, divide, Fx, inRange, multiply, ONE, toScale, ZERO } from "./decimals";
import { DIV0, isError, NUM, VALUE } from "./errors";
import type { FxFunction } from "./function";
import { exponential, logarithmTo, naturalLogarithm, power, squareRoot } from "./powers";
import type { FxError, FxValue } from "./types";
import { asBool, asNumber, limitedText } from "./values";

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
  EXP: (args) => exponential(args.number(0)),
  LN: (args) => naturalLogarithm(args.number(0)),
  LOG: (args) => logarithmTo(args.number(0), args.number(1, 10)),
  EVEN: (args) => awayFromZero(args.number(0), 0),
  ODD: (args) => awayFromZero(args.number(0), 1),
  FIXED: fixed,
  RMBFORMAT: (args) => renminbi(args.number(0), args.whole(1, 2)),
  PRODUCT: (args) => product(args.present()),
  SUMPRODUCT: sumOfProducts,
};

/** More digits than any number of the range has on either side of its point. */
const MAX_DIGITS = 400;
/** As many decimals as Excel shows. */
const MAX_FIXED = 127;
const LARGEST_QUOTIENT = new Fx("1E34");

/** The next whole number away from zero that leaves `remainder` when halved. */
function awayFromZero(number: Decimal, remainder: 0 | 1): FxValue {
  const whole = number.abs().ceil();
  if (whole.gte(LARGEST_QUOTIENT)) return NUM;
  const next = whole.mod(2).eq(remainder) ? whole : whole.plus(1);
  return number.lt(0) ? next.neg() : next;
}

/** `¥1,234.50`, the sign of a debt before the symbol. */
function renminbi(amount: Decimal, digits: number): FxValue {
  if (digits < 0 || digits > MAX_FIXED) return NUM;
  const plain = toScale(amount.abs(), digits, Decimal.ROUND_HALF_UP);
  return limitedText((amount.lt(0) && plain.gt(0) ? "-¥" : "¥") + grouped(plain.toFixed(digits)));
}

/** As a text with just so many decimals, in groups of three digits when asked. */
function fixed(args: Arguments): FxValue {
  const digits = args.whole(1, 2);
  if (digits > MAX_FIXED) return NUM;
  const rounded = inRange(toScale(args.number(0), Math.max(-MAX_DIGITS, digits), Decimal.ROUND_HALF_UP));
  if (isError(rounded)) return rounded;
  const plain = (rounded.isZero() ? ZERO : rounded).toFixed(Math.max(0, digits));
  return limitedText(asBool(args.value(2)) ? grouped(plain) : plain);
}

function grouped(plain: string): string {
  const [whole = "", ...decimals] = plain.split(".");
  return [whole.replace(/(?<=[0-9])(?=(?:[0-9]{3})+$)/g, ","), ...decimals].join(".");
}

function product(numbers: readonly FxValue[]): FxValue {
  let result: Decimal = numbers.length === 0 ? ZERO : ONE;
  for (const number of numbers) {
    const next = multiply(result, asNumber(number));
    if (isError(next)) return next;
    result = next;
  }
  return result;
}

export function sum(numbers: readonly FxValue[]): Decimal | FxError {
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
