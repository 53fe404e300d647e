import { isCurrencyWord } from "./currency.ts";

/** How many places the point moves to the right. */
const UNITS: Readonly<Record<string, number>> = { 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8, K: 3, M: 6 };

const WRITTEN = /^([+-]?)([^0-9.+-]*)([+-]?)(\d+\.?\d*|\.\d+)(千万|百万|千|万|亿|K(?![A-Z])|M(?![A-Z]))?([^0-9.+-]*)$/;

/** Significant digits that a record keeps. */
const MOST_DIGITS = 34;

/** A decimal as a whole number of units of 10⁻ˢᶜᵃˡᵉ; enough to shift, round and add without a library. */
interface Exact {
  readonly units: bigint;
  readonly scale: number;
}

function exact(text: string): Exact {
  const [whole = "", fraction = ""] = text.replace(/^\+/, "").split(".");
  return { units: BigInt(`${whole === "" || whole === "-" ? `${whole}0` : whole}${fraction}`), scale: fraction.length };
}

function isNegative(text: string): boolean {
  return text.startsWith("-");
}

/** Plain notation without superfluous zeros. */
function plain({ units, scale }: Exact, negative = units < 0n): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const fraction = scale === 0 ? "" : digits.slice(-scale).replace(/0+$/, "");
  const text = fraction === "" ? whole : `${whole}.${fraction}`;
  return negative && text !== "0" ? `-${text}` : text;
}

/** A number as people write it, with what stands for a currency beside it. */
export interface WrittenAmount {
  /** An exact decimal in plain notation. */
  readonly value: string;
  /** As it is written; empty when there is none. */
  readonly currency: string;
}

/** Full-width signs as narrow ones; the sign of the yuan stays as it is. */
const narrow = (text: string) =>
  text.replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replaceAll("\u3000", " ");

/**
 * What somebody typed or pasted: `１，２００．５`, `(1,200)`, `1.2万`, `USD 1200`, `1200 欧元`; undefined when it is no number. The twin of
 * the server's `WrittenAmount`.
 */
export function readAmount(typed: string): WrittenAmount | undefined {
  const plainText = narrow(typed)
    .replace(/[\s,，]/g, "")
    .toUpperCase();
  const bracketed = /^\(.*\)$/.test(plainText);
  const found = WRITTEN.exec(bracketed ? plainText.slice(1, -1) : plainText);
  if (!found) return undefined;
  const [, first = "", before = "", second = "", digits = "", unit, rest = ""] = found;
  const after = rest.replace(/整$/, "");
  if (first !== "" && second !== "") return undefined;
  if ([before, after].some((word) => word !== "" && !isCurrencyWord(word))) return undefined;
  if (digits.replace(/\D/g, "").replace(/^0+/, "").length > MOST_DIGITS) return undefined;

  const { units, scale } = exact(digits);
  const moved = UNITS[unit ?? ""] ?? 0;
  const number =
    moved > scale ? { units: units * 10n ** BigInt(moved - scale), scale: 0 } : { units, scale: scale - moved };
  return { value: plain(number, (first + second === "-") !== bracketed), currency: before === "" ? after : before };
}

/** What somebody typed or pasted, as an exact decimal in plain notation; null for nothing, undefined when it is no number. */
export function readDecimal(typed: string, percent = false): string | null | undefined {
  const text = narrow(typed).trim();
  if (text === "" || text === "¥" || text === "￥") return null;

  const signed = text.endsWith("%") || /%\)$/.test(text);
  const read = readAmount(signed ? text.replace("%", "") : text);
  if (!read || !(percent || signed)) return read?.value;
  const { units, scale } = exact(read.value.replace("-", ""));
  return plain({ units, scale: scale + 2 }, isNegative(read.value));
}

/** Rounded half up to the scale of its field, as the server rounds. */
export function roundTo(value: string, scale: number | undefined): string {
  const negative = isNegative(value);
  const known = exact(value.replace("-", ""));
  if (scale === undefined || known.scale <= scale) return value;
  const unit = 10n ** BigInt(known.scale - scale);
  return plain({ units: (known.units + unit / 2n) / unit, scale }, negative);
}

/** As somebody edits it: per cent shown as written, 0.15 → 15. */
export function editable(value: string, percent = false): string {
  if (!percent) return value;
  const { units, scale } = exact(value.replace("-", ""));
  return plain(scale >= 2 ? { units, scale: scale - 2 } : { units: units * 100n, scale }, isNegative(value));
}

/** Both as whole units of the finer of their scales. */
function aligned(left: string, right: string): readonly [bigint, bigint] {
  const [one, other] = [exact(left), exact(right)];
  const scale = Math.max(one.scale, other.scale);
  const at = ({ units, scale: own }: Exact) => units * 10n ** BigInt(scale - own);
  return [at(one), at(other)];
}

/** Negative when `left` is less, zero when both are equal; of decimals in plain notation. */
export function compareDecimals(left: string, right: string): number {
  const [one, other] = aligned(left, right);
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Whether `value` is a whole number of steps away from `from`; of decimals in plain notation. */
export function isOnStep(value: string, from: string, step: string): boolean {
  const scale = Math.max(...[value, from, step].map((text) => exact(text).scale));
  const at = (text: string) => aligned(text, `0.${"0".repeat(scale)}`)[0];
  return (at(value) - at(from)) % at(step) === 0n;
}

export function sumOf(values: readonly unknown[]): string {
  const readable = values.filter(
    (value): value is string => typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value),
  );
  const parts = readable.map((value) => ({ ...exact(value.replace("-", "")), sign: isNegative(value) ? -1n : 1n }));
  const scale = Math.max(0, ...parts.map((part) => part.scale));
  const units = parts.reduce((sum, part) => sum + part.sign * part.units * 10n ** BigInt(scale - part.scale), 0n);
  return plain({ units, scale });
}

/** What numbers are on average, rounded half up; undefined where there are none. */
export function averageOf(values: readonly string[], scale: number): string | undefined {
  if (values.length === 0) return undefined;
  const sum = sumOf(values);
  const { units, scale: own } = exact(sum.replace("-", ""));
  const parts = BigInt(values.length) * 10n ** BigInt(own);
  return plain({ units: (2n * units * 10n ** BigInt(scale) + parts) / (2n * parts), scale }, isNegative(sum));
}
