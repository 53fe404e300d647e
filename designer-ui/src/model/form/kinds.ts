import type { Operator } from "../condition/types.ts";
import type { Field } from "../form-shape.ts";
import type { FxType } from "../formula/types.ts";
import type { Json } from "../json.ts";
import type { Beside } from "./beside.ts";
import type { ControlProblem } from "./control-problem.ts";

const EMAIL = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$/i;
const WEB = /^(https?:\/\/)?[^\s/?#"<>\\]+\.[^\s"<>\\]+$/i;
const PHONE = /^[+0-9\s\-().·转xX#,extEXT]{3,40}$/;

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
  /** Given by a numbering, once and last of all: to records, never to rows of them. */
  readonly numbered?: true;
  /** What its settings say where its value comes from. */
  readonly source?: "lookup" | "rollup";
  /** That no formula may give its value, although its kind of value would let one. */
  readonly computable?: false;
  /** Given in person: no record begins with it and no formula gives it; nothing becomes a signature that was not signed. */
  readonly inPerson?: "agreed" | "signed";
  /**
   * Why people without an account cannot fill it in: its values mean something only to those who work here, these decide on them, or
   * what it is filled in with is no part of the open page. They can when it does not say.
   */
  readonly inside?: "known" | "decided" | "drawn";
  /** Nobody changes or clears a value once it is there. */
  readonly final?: boolean;
  /** Takes the whole row of a form. */
  readonly wide?: boolean;
  /** Its numbers are amounts, in a currency that its settings or another field say. */
  readonly amounts?: true;
  /** Its options are currencies, in which fields of amounts can be. */
  readonly currencies?: true;
  /** Its values may be words that are no options of its list. */
  readonly open?: true;
  /** Its options stand in a tree; a value of several is the way from the top. */
  readonly tree?: true;
  /** Its options are stages of work, passed one after another. */
  readonly stages?: true;
  /** Its values are places on earth. */
  readonly places?: true;
  /** Its files are pictures. */
  readonly pictures?: true;
  /** Its numbers count, so that their average may lie between two of them. */
  readonly counts?: true;
  /** The ways in which conditions ask for it, the most usual first, where its kind of value does not tell. */
  readonly ways?: readonly Operator[];
  /** How every text looks, and the code of what is wrong with one that does not. */
  readonly looks?: { readonly like: RegExp; readonly problem: string };
  /** Letters that a text may have unless the form says otherwise. */
  readonly longest?: number;
  /** What follows from a value and can be asked for by itself. */
  readonly follows?: (field: Field) => Readonly<Record<string, FxType>>;
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

/** What is asked of long texts, which nobody compares as a whole. */
export const OF_LONG_TEXTS: readonly Operator[] = ["contains", "notContains", "empty", "notEmpty", "changed"];

/** What is asked of values that are chosen by looking rather than written. */
export const OF_LOOKS: readonly Operator[] = [
  "in",
  "notIn",
  "empty",
  "notEmpty",
  "changed",
  "changedTo",
  "changedFrom",
];

/** What is asked of values that only matter as a whole. */
export const AS_A_WHOLE: readonly Operator[] = ["eq", "ne", ...OF_LOOKS];

/** The first twenty: what a form without screens must know. What else there is says it in its own folder. */
const kinds = new Map<string, ControlKind>([
  ["text", { valueType: "TEXT", longest: 500 }],
  ["textarea", { valueType: "LONG_TEXT", wide: true, longest: 20_000, ways: OF_LONG_TEXTS }],
  ["number", { valueType: "NUMBER", scale: 4 }],
  [
    "money",
    { valueType: "NUMBER", scale: (field) => (field.props?.["currencyField"] === undefined ? 2 : 4), amounts: true },
  ],
  ["percent", { valueType: "NUMBER", scale: 4 }],
  ["date", { valueType: "DATE" }],
  ["datetime", { valueType: "DATETIME" }],
  ["select", { valueType: "OPTION" }],
  ["multiselect", { valueType: "OPTIONS" }],
  ["switch", { valueType: "BOOLEAN" }],
  ["phone", { valueType: "TEXT", looks: { like: PHONE, problem: "not_a_phone" } }],
  ["email", { valueType: "TEXT", looks: { like: EMAIL, problem: "not_an_email" } }],
  ["url", { valueType: "TEXT", looks: { like: WEB, problem: "not_a_url" } }],
  ["link", { valueType: "LINK" }],
  ["links", { valueType: "LINKS" }],
  ["user", { valueType: "USER" }],
  ["users", { valueType: "USERS" }],
  ["department", { valueType: "DEPARTMENT" }],
  ["serial", { valueType: "TEXT", automatic: true, numbered: true }],
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

/** Whether it holds rows. */
export const isTable = ({ type }: { readonly type: string }): boolean => valueTypeOf(type) === "SUBTABLE";

/** Whether it points to one record. */
export const isLinkToOne = ({ type }: { readonly type: string }): boolean => valueTypeOf(type) === "LINK";

/** Whether it points to records. */
export const isLink = (field: { readonly type: string }): boolean =>
  isLinkToOne(field) || valueTypeOf(field.type) === "LINKS";

/** Kinds of values that no formula has. */
const NOT_COMPUTED: ReadonlySet<ValueType> = new Set<ValueType>([
  "OPTIONS",
  "USERS",
  "DEPARTMENTS",
  "LINKS",
  "FILES",
  "STRUCTURE",
  "SUBTABLE",
]);

/** Whether a formula may give its value; the twin of the server's `Control.computable`. */
export function isComputable(control: string): boolean {
  const { valueType, automatic, inPerson, computable } = kindOf(control);
  return !automatic && inPerson === undefined && computable !== false && !NOT_COMPUTED.has(valueType);
}

/** Whether rows of records have it as well: neither rows themselves, nor what is given to records alone. */
export function isForRows(control: string): boolean {
  const { valueType, numbered, source } = kindOf(control);
  return valueType !== "SUBTABLE" && !numbered && source !== "rollup";
}

/** Whether it takes whatever somebody writes. */
export function takesWords(control: string): boolean {
  const { valueType, automatic, read, check, looks } = kindOf(control);
  return (valueType === "TEXT" || valueType === "LONG_TEXT") && !(automatic || read || check || looks);
}
