import type { Decimal } from "decimal.js";
import { divide, Fx, inRange, multiply, ONE, ZERO } from "./decimals";
import { DIV0, isError, NUM } from "./errors";
import type { FxError } from "./types";

const SHOWN = 15;
const LARGEST_WHOLE = 1_000_000_000;
const LN_10 = new Fx("2.302585092994045684017991454684364");
const TINY = new Fx("1E-36");

/** Whole exponents square and multiply; others go through the logarithm, computed from series, and give 15 significant digits. */
export function power(base: Decimal, exponent: Decimal): Decimal | FxError {
  if (exponent.isInteger()) {
    return exponent.abs().gt(LARGEST_WHOLE) ? NUM : wholePower(base, exponent.toNumber());
  }
  if (base.isZero()) return exponent.gt(0) ? ZERO : DIV0;
  if (base.lt(0)) return NUM;
  const product = multiply(exponent, logarithm(base));
  return isError(product) ? product : exponential(product);
}

export function squareRoot(number: Decimal): Decimal | FxError {
  return number.lt(0) ? NUM : number.sqrt().toSignificantDigits(SHOWN);
}

export function naturalLogarithm(number: Decimal): Decimal | FxError {
  return number.lte(0) ? NUM : inRange(logarithm(number).toSignificantDigits(SHOWN));
}

export function logarithmTo(number: Decimal, base: Decimal): Decimal | FxError {
  if (number.lte(0) || base.lte(0)) return NUM;
  return base.eq(1) ? DIV0 : inRange(logarithm(number).div(logarithm(base)).toSignificantDigits(SHOWN));
}

function wholePower(base: Decimal, exponent: number): Decimal | FxError {
  if (base.isZero() && exponent <= 0) return exponent === 0 ? NUM : DIV0;
  let result: Decimal | FxError = ONE;
  let square: Decimal | FxError = base;
  for (let rest = Math.abs(exponent); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = times(result, square);
    if (rest > 1) square = times(square, square);
  }
  if (exponent >= 0) return result;
  return isError(result) ? ZERO : divide(ONE, result);
}

function times(left: Decimal | FxError, right: Decimal | FxError): Decimal | FxError {
  return isError(left) || isError(right) ? NUM : multiply(left, right);
}

/** ln(m · 10^k) = ln m + k · ln 10 with m from 1 to below 10, by the series of the inverse hyperbolic tangent. */
function logarithm(number: Decimal): Decimal {
  const mantissa = number.times(`1e${-number.e}`);
  const ratio = mantissa.minus(ONE).div(mantissa.plus(ONE));
  const square = ratio.times(ratio);
  let term = ratio;
  let sum = ratio;
  for (let n = 3; term.gt(TINY); n += 2) {
    term = term.times(square);
    sum = sum.plus(term.div(n));
  }
  return sum.times(2).plus(LN_10.times(number.e));
}

/** e^x = 10^k · e^r with r below ln 10 in magnitude, by the power series. */
export function exponential(x: Decimal): Decimal | FxError {
  const tens = x.div(LN_10).trunc();
  if (tens.abs().gt(400)) return tens.gt(0) ? NUM : ZERO;
  const rest = x.minus(LN_10.times(tens));
  let term: Decimal = ONE;
  let sum: Decimal = ONE;
  for (let n = 1; term.abs().gt(TINY); n++) {
    term = term.times(rest).div(n);
    sum = sum.plus(term);
  }
  return inRange(sum.toSignificantDigits(SHOWN).times(`1e${tens.toFixed()}`));
}
