import { cellPath } from "../../model/form/rows.ts";
import type { FieldState, FieldStates } from "../../model/form/states.ts";
import type { Row } from "./rows.ts";

/** How a cell stands: by the rules of its row where it has some, as its column otherwise. */
export const standingOf = (
  states: FieldStates | undefined,
  table: string,
  row: Row,
  column: string,
): FieldState | undefined => states?.[cellPath(table, row, column)] ?? states?.[`${table}.${column}`];

/** Whether nobody may write into a cell, whoever may write into its column. */
export const isShut = (standing: FieldState | undefined): boolean =>
  standing !== undefined && (standing.readonly || !standing.visible);
