import type { RuleAct } from "../form-shape.ts";
import type { RecordValues } from "../record.ts";
import { actingInRows, type PreparedField, type PreparedForm } from "./prepared.ts";
import type { RecordView } from "./view.ts";

/** Who knows the record. */
interface Asked {
  readonly form: PreparedForm;
  readonly now: RecordView;
}

/** Whether some rule of the row does `act` to the cell; the twin of the server's `RowRules`. */
export function rowMatches(
  { form, now }: Asked,
  act: RuleAct,
  table: PreparedField,
  { path }: PreparedField,
  row: RecordValues,
): boolean {
  const acting = actingInRows(form, act, path);
  if (acting.length === 0) return false;
  const asked = now.inRow(table.field, row).condition();
  return acting.some(({ rule }) => rule.when(asked) === "TRUE");
}

/** Whether rules of the row leave the cell to be seen. */
export const rowShows = (asked: Asked, table: PreparedField, column: PreparedField, row: RecordValues): boolean =>
  actingInRows(asked.form, "show", column.path).length === 0 || rowMatches(asked, "show", table, column, row);
