import type { Field } from "../form-shape.ts";
import type { Json } from "../json.ts";
import type { Beside } from "./beside.ts";
import type { ControlProblem } from "./control-problem.ts";

/** What kind of value a control holds; the names of the server's `ValueType`. */
export type ValueType =
  | "TEXT"
  | "LONG_TEXT"
  | "NUMBER"
  | "BOOLEAN"
  | "DATE"
  | "DATETIME"
  | "TIME"
  | "OPTION"
  | "OPTIONS"
  | "USER"
  | "USERS"
  | "DEPARTMENT"
  | "DEPARTMENTS"
  | "LINK"
  | "LINKS"
  | "FILES"
  | "STRUCTURE"
  | "SUBTABLE";

/** A text as a control understands it: its canonical value, or the code of what is wrong. */
export type Reading = { readonly value: Json } | { readonly problem: string };

export type PartType = "text" | "number" | "date";

/** Whether whoever writes holds one of some roles, named as the form names them. */
export type Holds = (roles: readonly string[]) => boolean;

/** What forms must know of a control without drawing it; the twin of the server's control class. */
export interface ControlKind {
  readonly valueType: ValueType;
  /** Digits after the point that a number keeps unless the form says otherwise. */
  readonly scale?: number | ((field: Field) => number);
  /** Nobody writes it: the platform or a formula gives it. */
  readonly automatic?: boolean;
  /** Nobody changes or clears a value once it is there. */
  readonly final?: boolean;
  /** Takes the whole row of a form. */
  readonly wide?: boolean;
  /** What a value is made of that can be asked for by itself, by its key in the value. */
  readonly parts?: Readonly<Record<string, PartType>>;
  /** Reads typed or pasted text. */
  readonly read?: (text: string, field: Field) => Reading;
  /** What is wrong with a value, instead of what its value type says. */
  readonly check?: (field: Field, value: Json) => readonly ControlProblem[];
  /** Paths of the fields beside it, and behind links that are, by which its values are judged. */
  readonly lookedAt?: (field: Field) => readonly string[];
  /** What is wrong with a value for what stands beside it; `judged` is the value before, if it was judged by the same. */
  readonly besides?: (field: Field, value: Json, judged: Json | undefined, beside: Beside) => readonly ControlProblem[];
  /** What is wrong with going from one value to another, for somebody who `holds` one of some roles or does not. */
  readonly change?: (field: Field, before: Json, after: Json, holds: Holds) => readonly ControlProblem[];
  /** Formula over the fields beside it that gives its value. */
  readonly formula?: (field: Field) => string | undefined;
}

const kinds = new Map<string, ControlKind>([
  ["text", { valueType: "TEXT" }],
  ["textarea", { valueType: "LONG_TEXT", wide: true }],
  ["number", { valueType: "NUMBER", scale: 4 }],
  ["money", { valueType: "NUMBER", scale: (field) => (field.props?.["currencyField"] === undefined ? 2 : 4) }],
  ["percent", { valueType: "NUMBER", scale: 4 }],
  ["date", { valueType: "DATE" }],
  ["datetime", { valueType: "DATETIME" }],
  ["select", { valueType: "OPTION" }],
  ["multiselect", { valueType: "OPTIONS" }],
  ["switch", { valueType: "BOOLEAN" }],
  ["phone", { valueType: "TEXT" }],
  ["email", { valueType: "TEXT" }],
  ["url", { valueType: "TEXT" }],
  ["link", { valueType: "LINK" }],
  ["links", { valueType: "LINKS" }],
  ["user", { valueType: "USER" }],
  ["users", { valueType: "USERS" }],
  ["department", { valueType: "DEPARTMENT" }],
  ["serial", { valueType: "TEXT", automatic: true }],
  ["subtable", { valueType: "SUBTABLE", wide: true }],
]);

const UNKNOWN: ControlKind = { valueType: "TEXT" };

/** Called for each control that is discovered; the first twenty are known from the start. */
export function registerKind(control: string, kind: ControlKind): void {
  kinds.set(control, kind);
}

/** A control that this build does not know holds text. */
export const kindOf = (control: string): ControlKind => kinds.get(control) ?? UNKNOWN;

export const valueTypeOf = (control: string): ValueType => kindOf(control).valueType;

/** Digits after the point that a field of numbers keeps. */
export function scaleOf(field: Field): number {
  const scale = field.props?.["scale"];
  if (typeof scale === "number") return scale;
  const usual = kindOf(field.type).scale ?? 0;
  return typeof usual === "number" ? usual : usual(field);
}

/** The formula of a field: its own, or the one that its control derives from its settings. */
export const formulaOf = (field: Field): string | undefined => field.compute ?? kindOf(field.type).formula?.(field);
