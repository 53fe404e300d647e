import { Decimal } from "decimal.js";
import { DIV0, NUM } from "./errors";
import type { FxError } from "./types";

/** The numbers of FX: 34 significant digits, halves away from zero, magnitudes from 1E-307 to below 1E+308 as in Excel. */
export const Fx = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -9e15, toExpPos: 9e15 });

export const ZERO = new Fx(0);
export const ONE = new Fx(1);
const LARGEST_EXPONENT = 307;

/** A number inside the range: what is too small becomes zero, what is too large `#NUM`. */
export function inRange(value: Decimal): Decimal | FxError {
  if (!value.isFinite()) return NUM;
  const rounded = value.toSignificantDigits(34);
  if (rounded.isZero() || rounded.e < -LARGEST_EXPONENT) return ZERO;
  return rounded.e > LARGEST_EXPONENT ? NUM : rounded;
}

export function add(left: Decimal, right: Decimal): Decimal | FxError {
  return inRange(left.plus(right));
}

export function multiply(left: Decimal, right: Decimal): Decimal | FxError {
  return inRange(left.times(right));
}

export function divide(left: Decimal, right: Decimal): Decimal | FxError {
  return right.isZero() ? DIV0 : inRange(left.div(right));
}

/** A literal as the lexer cuts it; undefined when its exponent is beyond any range. */
export function parseDecimal(text: string): Decimal | undefined {
  if (/[eE][+-]?[0-9]{5,}$/.test(text)) return undefined;
  const value = inRange(new Fx(text));
  return value instanceof Decimal ? value : undefined;
}

/** Without trailing zeros and without an exponent: the form in which numbers become text. */
export function plainText(value: Decimal): string {
  return value.isZero() ? "0" : value.toFixed();
}

/** `value` with a number of decimals, which may be negative. */
export function toScale(value: Decimal, digits: number, mode: Decimal.Rounding): Decimal {
  if (digits >= 0) return value.toDecimalPlaces(digits, mode);
  return value.times(`1e${digits}`).toDecimalPlaces(0, mode).times(`1e${-digits}`);
}
