import type { ValueType } from "./kinds.ts";

/**
 * The control by which the platform itself asks for a kind of value, and of which it makes fields. No behaviour hangs on these names:
 * whatever a control can do it says itself.
 */
export const USUAL = {
  TEXT: "text",
  LONG_TEXT: "textarea",
  NUMBER: "number",
  BOOLEAN: "switch",
  DATE: "date",
  DATETIME: "datetime",
  TIME: "time",
  OPTION: "select",
  OPTIONS: "multiselect",
  USER: "user",
  USERS: "users",
  DEPARTMENT: "department",
  DEPARTMENTS: "departments",
  LINK: "link",
  LINKS: "links",
  FILES: "attachment",
  SUBTABLE: "subtable",
} as const satisfies Partial<Record<ValueType, string>>;

/** A number that counts. */
export const COUNT = "integer";
