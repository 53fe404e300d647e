import type { FxValue, WorkCalendar } from "../formula/types";

/** What surrounds a condition whichever record it is asked of. */
export interface ConditionEnvironment {
  /** An ISO instant with milliseconds. */
  readonly now: string;
  /** The application's zone, never the reader's. */
  readonly zone: string;
  /** The days on which the organisation works. */
  readonly calendar?: WorkCalendar | undefined;
  /** One of the variables that start with `user.`: an id, a list of ids or keys, or null where there is none. */
  variable(name: string): string | readonly string[] | null;
  /** The department and all departments below it. */
  departmentTree(department: string): readonly string[];
}

/**
 * A record with its surroundings; values have the shapes of the formula language. The column of a sub-table is a list with
 * one element per row, and the empty list where there are no rows.
 */
export interface ConditionContext extends ConditionEnvironment {
  value(path: string): FxValue;
  /** The value before the change. */
  oldValue?(path: string): FxValue;
}
