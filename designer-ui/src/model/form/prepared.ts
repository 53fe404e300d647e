import type { PreparedCondition } from "../condition/evaluate.ts";
import type { Field, FormShape, RuleAct } from "../form-shape.ts";
import type { Formula } from "../formula/formula.ts";
import type { WrittenValidation } from "./field-rules.ts";
import type { ValueSource } from "./source.ts";
import type { AfterSubmit } from "./submission.ts";
import type { LinkedShapes } from "./types.ts";
import type { PreparedUnique } from "./uniques.ts";

/** What becomes of the value of a field while rules hide it; the twin of the server's `Hiding`. */
export type Hiding = "clear" | "keep" | "recompute";

/** A field ready for use; `path` is its key, `table.column` for a column. */
export interface PreparedField {
  readonly path: string;
  readonly field: Field;
  /** Absent when people give its value, or when this browser cannot compute it. */
  readonly compute: Formula | undefined;
  /** What the value hangs on that only the server can give; absent when people or this browser give it. */
  readonly served: readonly string[] | undefined;
  readonly hiding: Hiding;
  /** When people may change it once the record was submitted. */
  readonly afterSubmit: AfterSubmit;
  readonly initial: ValueSource | undefined;
  readonly writable: boolean;
  readonly columns: readonly PreparedField[];
}

export interface PreparedAction {
  readonly act: RuleAct;
  readonly targets: readonly string[];
  readonly settings: ReadonlyMap<string, ValueSource>;
  readonly options: readonly string[];
  /** Whether a choice that does not remain is taken back instead of refused. */
  readonly clears: boolean;
}

export interface PreparedRule {
  readonly key: string;
  /** Whether its actions take place. */
  readonly when: PreparedCondition;
  /** As they are written outside of rows. */
  readonly reads: readonly string[];
  readonly actions: readonly PreparedAction[];
  /** The sub-table each of whose rows is asked by itself; absent where the record is asked. */
  readonly table?: string | undefined;
}

export interface PreparedValidation {
  readonly when: PreparedCondition;
  readonly assertion: PreparedCondition;
  readonly rule: WrittenValidation;
}

/** A form whose formulas and conditions are compiled once. Parts that cannot be are left to the server. */
export interface PreparedForm {
  readonly shape: FormShape;
  readonly linked: LinkedShapes;
  readonly fields: readonly PreparedField[];
  readonly rules: readonly PreparedRule[];
  readonly validations: readonly PreparedValidation[];
  readonly uniques: readonly PreparedUnique[];
  /** The section around a field or a section; null at the top. */
  readonly containers: ReadonlyMap<string, string | null>;
  readonly containerOf: ReadonlyMap<string, string>;
  /** Every field and column by its path. */
  readonly byPath: ReadonlyMap<string, PreparedField>;
  /** What the rules do, by act and target (`show phone`), in the order of the rules. */
  readonly acting: ReadonlyMap<string, readonly Acting[]>;
  /** The same of rules that are asked in each row; by the path of the column too, as far as there are any. */
  readonly rowActing: ReadonlyMap<string, readonly Acting[]>;
  /** Columns whose cells stand differently from row to row. */
  readonly rowRuled: ReadonlySet<string>;
  /** Links that fill a field, by its path. */
  readonly filling: ReadonlyMap<string, readonly PreparedField[]>;
}

/** One thing that a rule does. */
export interface Acting {
  readonly rule: PreparedRule;
  readonly action: PreparedAction;
}

/** A path written outside of a row as it is written inside, as far as it leads to a column. */
export function insideOf(path: string, { field, columns }: PreparedField): string {
  const [key, column] = path.split(".");
  const leads = key === field.key && columns.some((each) => each.field.key === column);
  return leads ? path.slice(field.key.length + 1) : path;
}

/** What must be visible for a field, column or section to be; null when nothing. */
export function parentOf(form: PreparedForm, target: string): string | null {
  const dot = target.indexOf(".");
  if (dot > 0) return target.slice(0, dot);
  return form.containers.get(target) ?? form.containerOf.get(target) ?? null;
}

export const preparedAt = (form: PreparedForm, path: string): PreparedField | undefined => form.byPath.get(path);

const NOTHING: readonly never[] = [];

/** What rules do to a target, in the order of the rules. */
export const actingOn = (form: PreparedForm, act: RuleAct, target: string): readonly Acting[] =>
  form.acting.get(`${act} ${target}`) ?? NOTHING;

/** What rules do to a cell of a column, each row asked by itself. */
export const actingInRows = (form: PreparedForm, act: RuleAct, column: string): readonly Acting[] =>
  form.rowRuled.has(column) ? (form.rowActing.get(`${act} ${column}`) ?? NOTHING) : NOTHING;

/** Whether cells of a column stand differently from row to row: by rules of the row, or because new rows alone give them. */
export const hasRowRules = (form: PreparedForm, column: string): boolean => form.rowRuled.has(column);

export const fillingOf = (form: PreparedForm, { path }: PreparedField): readonly PreparedField[] =>
  form.filling.get(path) ?? NOTHING;

export interface Fill {
  readonly from: string;
  readonly to: string;
  /** `ifEmpty` leaves what is there. */
  readonly mode?: "copy" | "ifEmpty" | "live";
}

/** What a link copies from the record it points to. */
export function fillsOf({ field }: PreparedField): readonly Fill[] {
  const fills = field.props?.["fill"];
  return Array.isArray(fills) ? (fills as unknown as readonly Fill[]) : NOTHING;
}

/** Whether some rule takes back what it does not leave to be chosen for `path`. */
export const takesBack = (form: PreparedForm, path: string): boolean =>
  [...actingOn(form, "options", path), ...actingInRows(form, "options", path)].some(({ action }) => action.clears);
