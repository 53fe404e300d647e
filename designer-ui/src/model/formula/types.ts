import type { Decimal } from "decimal.js";
import type { LocalizedText } from "../localized-text";

export type FxScalar =
  | "number"
  | "text"
  | "bool"
  | "date"
  | "datetime"
  | "time"
  | "duration"
  | "option"
  | "user"
  | "department"
  | "file"
  | "blank";

/** The static type of an expression or a field; `blank` is the type of `BLANK()` and fits everywhere. */
export type FxType = FxScalar | { readonly ref: string } | { readonly list: FxType };

/** What a formula that went wrong evaluates to: spreads through operators and functions until IFERROR. */
export interface FxError {
  readonly error: "#DIV/0" | "#VALUE" | "#NUM" | "#REF" | "#LIMIT";
}

/**
 * Numbers and durations (seconds) are decimals, dates `YYYY-MM-DD`, date-times ISO with milliseconds and `Z`, times `HH:mm:ss`;
 * text, options, users, departments, links and files are strings. The static type tells strings apart.
 */
export type FxValue = Decimal | string | boolean | FxError | null | readonly FxValue[];

/** What a formula makes of numbers that are blank: they count as zero, or make an operation blank. */
export type Blanks = "zero" | "skip";

/** What the compiler knows of the fields in scope; paths are dotted. */
export interface FieldTypes {
  typeOf(path: string): FxType | undefined;
  /** Paths to choose a suggestion from when a field is unknown. */
  known(): readonly string[];
  /** The field that holds the serial number of the record. */
  serial?(): string | undefined;
  /** Another form that may be asked, by its key as written; undefined when there is none, or where none may be asked. */
  form?(reference: string): OtherForm | undefined;
  /** Keys of forms to choose a suggestion from; empty where no form may be asked. */
  forms?(): readonly string[];
  /** The field that says in which currency the amounts at a path are; undefined when all of them are in one. */
  currencyOf?(path: string): string | undefined;
  /** The currency that all amounts at a path are in; undefined when a field says it, and for what is no amount. */
  codeOf?(path: string): string | undefined;
  /** An option of the field at a path with all that is below it in its tree; the option alone where this is not known. */
  branch?(path: string, option: string): readonly string[];
  /** What the choices at a path are called; undefined when they come from elsewhere, and for what is no choice. */
  labelsOf?(path: string): Labels | undefined;
  /** Where the values at a path come from; undefined when it is not known. */
  originOf?(path: string): Origin | undefined;
}

/** What the choices of a field are called. */
export interface Labels {
  /** By the key of a choice its label; in a tree those from the top down to it. */
  readonly byKey: ReadonlyMap<string, readonly LocalizedText[]>;
  /** Whether several choices are one path down a tree, as those of a cascade are. */
  readonly isPath: boolean;
}

/** Where the values of a field come from: the field, with the form that it belongs to. */
export interface Origin {
  readonly field: string;
  /** Whether another field shows them as its own, as lookups do. */
  readonly borrowed: boolean;
}

/** Another form that functions such as LOOKUP may ask: its records, or the rows of one of its sub-tables. */
export interface OtherForm {
  readonly key: string;
  /** Key of the sub-table whose rows are asked. */
  readonly table?: string | undefined;
  readonly fields: FieldTypes;
}

/** One mistake in a formula; offsets are UTF-16 positions in the source, codes start with `fx_`. */
export interface FormulaProblem {
  readonly code: string;
  readonly from: number;
  readonly to: number;
  readonly params: Readonly<Record<string, string | number>>;
}

/** The record and the moment a formula is evaluated for. */
export interface FormulaContext {
  value(path: string): FxValue;
  /** The pinned present as an ISO instant. */
  readonly now: string;
  /** The zone of the application, never of the viewer. */
  readonly zone: string;
  /** The days on which the organisation works; Monday to Friday when it does not say. */
  readonly calendar?: WorkCalendar | undefined;
  /** Thirty-two random bits as a whole number, when they are pinned; otherwise the browser gives them. */
  readonly random?: () => number;
  /** `user.id`, `user.department`, `record.id` or `organisation.language`. */
  variable(name: string): string | null;
}

/** Days of the week from 1, Monday; days that are free, and days that are worked all the same, as `YYYY-MM-DD`. */
export interface WorkCalendar {
  readonly workDays: readonly number[];
  readonly holidays?: readonly string[];
  readonly worked?: readonly string[];
}

/** `number`, `ref:contract`, `list:number`: the name of a type in catalogues and problems. */
export function typeId(type: FxType): string {
  if (typeof type === "string") return type;
  return "ref" in type ? `ref:${type.ref}` : `list:${typeId(type.list)}`;
}

export function listOf(type: FxType): FxType | undefined {
  return typeof type === "object" && "list" in type ? type.list : undefined;
}
