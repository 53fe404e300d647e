import { kindOf, type ValueType, valueTypeOf } from "../form/kinds.ts";

const WRITTEN: ReadonlySet<ValueType> = new Set<ValueType>(["TEXT", "LONG_TEXT"]);

/** What a text may say, as far as its values can be read so. */
const READ: ReadonlySet<ValueType> = new Set<ValueType>(["NUMBER", "DATE", "DATETIME", "OPTION", "OPTIONS"]);

/** What is written down as it is shown. */
const SHOWN: ReadonlySet<ValueType> = new Set<ValueType>(["NUMBER", "DATE", "DATETIME", "TIME", "OPTION", "OPTIONS"]);

/** What one becomes where several are kept, and a day where moments are. */
const WIDER: Readonly<Partial<Record<ValueType, ValueType>>> = {
  OPTION: "OPTIONS",
  USER: "USERS",
  DEPARTMENT: "DEPARTMENTS",
  DATE: "DATETIME",
};

/** What never becomes something else: tables and links; only where one record is linked, there may be many. */
const FIXED: ReadonlySet<ValueType> = new Set<ValueType>(["SUBTABLE", "LINK", "LINKS"]);

/**
 * Which kinds of fields a field can become; the twin of the server's `TypeChange`.
 *
 * @param published whether values may exist, which have to be taken along
 */
export function convertible(from: string, to: string, published: boolean): boolean {
  const [before, after] = [valueTypeOf(from), valueTypeOf(to)];
  if (before === "LINK" && after === "LINKS") return true;
  if (from === to || FIXED.has(before) || FIXED.has(after)) return from === to;
  if (!published) return true;
  // Objects have parts of their own in each control; nobody has signed what was only attached.
  if (before === after) return before !== "STRUCTURE" && kindOf(to).inPerson !== "signed";
  if (WRITTEN.has(before)) return WRITTEN.has(after) || READ.has(after);
  return (SHOWN.has(before) && WRITTEN.has(after)) || WIDER[before] === after;
}
