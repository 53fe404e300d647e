import type { Arguments } from "./arguments";
import { Fx } from "./decimals";
import type { FxFunction } from "./function";
import type { FxValue } from "./types";

/** What chance gives; the context may say what it is. */
export const RANDOM_FUNCTIONS: Readonly<Record<string, FxFunction>> = {
  RAND: fraction,
  UUID: uuid,
};

/** From 0 to below 1, of 53 random bits. */
function fraction({ context }: Arguments): FxValue {
  const high = bits(context.random);
  const low = bits(context.random);
  return new Fx(high * 2 ** 21 + (low >>> 11)).div(2 ** 53).toDecimalPlaces(15, Fx.ROUND_DOWN);
}

/** Version 4 of RFC 9562. */
function uuid({ context }: Arguments): FxValue {
  const first = bits(context.random);
  const second = bits(context.random);
  const third = bits(context.random);
  const fourth = bits(context.random);
  const version = (second & 0x0fff) | 0x4000;
  const variant = ((third >>> 16) & 0x3fff) | 0x8000;
  const node = hex(third & 0xffff, 4) + hex(fourth, 8);
  return [hex(first, 8), hex(second >>> 16, 4), hex(version, 4), hex(variant, 4), node].join("-");
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, "0");
}

function bits(pinned: (() => number) | undefined): number {
  return pinned ? pinned() : (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0);
}
