import type { FieldRight } from "../form-shape.ts";
import type { WorkCalendar } from "../formula/types.ts";
import type { Json } from "../json.ts";
import type { RecordValues } from "../record.ts";

/** Everything around a record that its computation may look at; the same for the whole pass. */
export interface Surroundings {
  /** ISO instant with milliseconds. */
  readonly now: string;
  /** Of the organisation, never of the reader. */
  readonly zone: string;
  /** `user.…` by name: texts or lists of texts. */
  readonly variables: Readonly<Record<string, string | readonly string[]>>;
  /** Right to a field by key, `table.column` for columns. */
  readonly right: (path: string) => FieldRight;
  /** Fields and system fields of a linked record; null when it is not there or not loaded. */
  readonly linked: (form: string, id: string) => RecordValues | null;
  /** A department and all below it. */
  readonly departmentTree: (department: string) => readonly string[];
  /** The days on which the organisation works; Monday to Friday when it does not say. */
  readonly calendar?: WorkCalendar | undefined;
  /** What the server gave for what this browser cannot compute, by path and row; undefined as long as it gave nothing. */
  readonly served?: (path: string, row: string | null) => Json | undefined;
  /** System fields of the record; empty for a new one. */
  readonly system: Readonly<Record<string, Json>>;
}

/** A form that nobody fills: what depends on people and other records stays empty. */
export const NOBODY: Omit<Surroundings, "now"> = {
  zone: "UTC",
  variables: {},
  right: () => "write",
  linked: () => null,
  departmentTree: () => [],
  system: {},
};
