import { optionsOf } from "../fields.ts";
import type { RecordValues } from "../record.ts";
import {
  type Acting,
  actingInRows,
  actingOn,
  type PreparedField,
  type PreparedForm,
  type PreparedRule,
} from "./prepared.ts";
import type { RecordView } from "./view.ts";

/** Who knows which rules match. */
interface Asked {
  readonly form: PreparedForm;
  matches(rule: PreparedRule): boolean;
}

/** The keys that rules leave to be chosen, in the order of the options; null when they leave all. */
export const optionsLeft = (asked: Asked, column: PreparedField, meant = every): readonly string[] | null =>
  left(column, actingOn(asked.form, "options", column.path).filter(meant), (rule) => asked.matches(rule), null);

type Meant = (acting: Acting) => boolean;

const every: Meant = () => true;

/** Actions that take back a choice that does not remain. */
export const takingBack: Meant = ({ action }) => action.clears;

/** The same for a cell, also by rules of its row. */
export function optionsLeftInRow(
  asked: Asked & { readonly now: RecordView },
  table: PreparedField,
  column: PreparedField,
  row: RecordValues,
  meant = every,
): readonly string[] | null {
  const before = optionsLeft(asked, column, meant);
  const acting = actingInRows(asked.form, "options", column.path).filter(meant);
  if (acting.length === 0) return before;
  const inside = asked.now.inRow(table.field, row).condition();
  return left(column, acting, (rule) => rule.when(inside) === "TRUE", before);
}

function left(
  { field }: PreparedField,
  acting: readonly Acting[],
  matches: (rule: PreparedRule) => boolean,
  before: readonly string[] | null,
): readonly string[] | null {
  let keys = before;
  for (const { rule, action } of acting) {
    if (!matches(rule)) continue;
    keys = (keys ?? optionsOf(field).map(({ key }) => key)).filter((key) => action.options.includes(key));
  }
  return keys;
}
