import { type ValueType, valueTypeOf } from "../form/kinds.ts";

/** Kinds of values that the server can turn published values into, besides the same kind. */
const INTO: Readonly<Partial<Record<ValueType, readonly ValueType[]>>> = {
  TEXT: ["LONG_TEXT", "NUMBER", "DATE", "OPTION", "OPTIONS"],
  LONG_TEXT: ["TEXT", "NUMBER", "DATE", "OPTION"],
  NUMBER: ["TEXT", "LONG_TEXT"],
  DATE: ["TEXT"],
  DATETIME: ["TEXT"],
  OPTION: ["TEXT", "OPTIONS"],
  OPTIONS: ["TEXT"],
};

/** What never becomes something else: tables, links and numbers that the platform gives. */
const FIXED: ReadonlySet<string> = new Set(["subtable", "serial", "link", "links", "section"]);

/** @param published whether values may exist, which have to be taken along */
export function convertible(from: string, to: string, published: boolean): boolean {
  if (from === to || FIXED.has(from) || FIXED.has(to)) return from === to;
  if (!published) return true;
  const [before, after] = [valueTypeOf(from), valueTypeOf(to)];
  return before === after || (INTO[before]?.includes(after) ?? false);
}
