import type { SettingHint } from "../../../controls/setting.ts";
import type { Property } from "../../../model/designer/field-commands.ts";
import { isComputable, kindOf, type ValueType } from "../../../model/form/kinds.ts";
import { USUAL } from "../../../model/form/usual.ts";
import type { ConditionDocument, Field } from "../../../model/form-shape.ts";
import type { Json } from "../../../model/json.ts";

/** The groups of the panel, in their order. */
export const GROUPS = ["basic", "records", "settings", "value", "conditions", "showing", "hints"] as const;

export type Group = (typeof GROUPS)[number];

/** What a general property depends on besides what the form itself holds. */
export interface Subject {
  readonly type: string;
  readonly valueType: ValueType;
  /** A column of a sub-table. */
  readonly inRow: boolean;
  /** Nobody gives its value. */
  readonly automatic: boolean;
  /** Shows what should be written while it is empty. */
  readonly placeholder: boolean;
}

export interface GeneralHint extends SettingHint {
  readonly group: Group;
  /** Only while a formula gives the value, or only while people may. */
  readonly given?: "formula" | "hand";
  /** Fields that have it; every one when absent. */
  readonly of?: (subject: Subject) => boolean;
  /** What it holds, where that is not the property of that name. */
  readonly read?: (field: Field) => Json;
  /** Turns what it holds into a property of the document; what has to be read and is not written is set by its control. */
  readonly write?: { readonly property: Property; readonly value: (on: Json) => Json | undefined };
}

const NOT_UNIQUE: ReadonlySet<ValueType> = new Set<ValueType>(["LONG_TEXT", "LINKS", "SUBTABLE", "FILES"]);
/** What has a first and a last. */
const IN_ORDER: ReadonlySet<ValueType> = new Set<ValueType>(["DATE", "DATETIME", "TIME"]);
/** Totals of every column. */
const COUNTED: readonly string[] = ["count", "countDistinct", "filled"];
/** What has no column, or always an index. */
const NOT_INDEXED: ReadonlySet<ValueType> = new Set<ValueType>(["LONG_TEXT", "LINK", "LINKS", "SUBTABLE"]);

/** Keys of general properties in the form of the panel, apart from those of settings. */
export const generalKey = (key: string): string => `field_${key}`;

/** Whether it is asked for now: `computed` is what says how the value is given. */
export function whenAsked({ given }: GeneralHint, { type }: Subject): ConditionDocument | undefined {
  if (given === undefined || !isComputable(type)) return undefined;
  return { field: generalKey("computed"), op: "eq", value: given === "formula" };
}

/** Given by people: neither by the platform nor, like a lookup, by other records. */
const isGiven = ({ automatic }: Subject) => !automatic;

/** Given by people, and not in person. */
const isLent = (subject: Subject) => isGiven(subject) && !kindOf(subject.type).inPerson;

/** What every field can be told, whatever its kind, in the order of the panel. */
export const GENERAL: readonly GeneralHint[] = [
  { key: "title", group: "basic", control: "setting.words" },
  { key: "key", group: "basic", control: "setting.key", read: ({ key }) => key },
  { key: "span", group: "basic", control: "setting.span", of: ({ inRow }) => !inRow, read: () => null },
  { key: "required", group: "basic", of: ({ automatic }) => !automatic, given: "hand" },
  { key: "default", group: "value", control: "setting.default", of: hasDefault, given: "hand" },
  {
    key: "computed",
    group: "value",
    control: USUAL.BOOLEAN,
    of: ({ type }) => isComputable(type),
    read: ({ compute }) => compute !== undefined,
    write: { property: "compute", value: (on) => (on === true ? "" : undefined) },
  },
  {
    key: "compute",
    group: "value",
    control: "setting.formula",
    of: ({ type }) => isComputable(type),
    given: "formula",
  },
  {
    key: "blank",
    group: "value",
    control: USUAL.BOOLEAN,
    of: ({ type, valueType }) => isComputable(type) && valueType === "NUMBER",
    given: "formula",
    read: ({ blank }) => blank === "skip",
    write: { property: "blank", value: (on) => (on === true ? "skip" : undefined) },
  },
  { key: "override", group: "value", of: ({ type }) => isComputable(type), given: "formula" },
  { key: "setOnce", group: "value", of: isGiven, given: "hand" },
  {
    key: "remember",
    group: "value",
    of: (subject) => isLent(subject) && subject.valueType !== "FILES" && subject.valueType !== "SUBTABLE",
    given: "hand",
  },
  {
    key: "copy",
    group: "value",
    of: (subject) => isLent(subject) && subject.valueType !== "FILES",
    given: "hand",
  },
  {
    key: "uniques",
    group: "value",
    control: "setting.uniques",
    of: ({ valueType }) => !NOT_UNIQUE.has(valueType),
    read: () => null,
  },
  { key: "index", group: "value", of: ({ valueType }) => !NOT_INDEXED.has(valueType) },
  { key: "visibleWhen", group: "conditions", control: "setting.condition" },
  {
    key: "requiredWhen",
    group: "conditions",
    control: "setting.condition",
    of: ({ automatic }) => !automatic,
    given: "hand",
  },
  {
    key: "readonlyWhen",
    group: "conditions",
    control: "setting.condition",
    of: ({ automatic }) => !automatic,
    given: "hand",
  },
  { key: "afterSubmit", group: "conditions", of: isGiven, given: "hand" },
  { key: "onHide", group: "conditions" },
  { key: "inList", group: "showing", of: ({ inRow, valueType }) => !inRow && valueType !== "SUBTABLE" },
  { key: "filter", group: "showing" },
  { key: "quick", group: "showing", of: ({ inRow, automatic }) => !inRow && !automatic, given: "hand" },
  { key: "print", group: "showing" },
  { key: "total", group: "showing", of: ({ inRow, ...subject }) => inRow && addsUp(subject) },
  {
    key: "total",
    group: "showing",
    choices: ["min", "max", ...COUNTED],
    label: "total.days",
    of: ({ inRow, valueType }) => inRow && IN_ORDER.has(valueType),
  },
  {
    key: "total",
    group: "showing",
    choices: COUNTED,
    of: ({ inRow, type, valueType }) => inRow && !addsUp({ type, valueType }) && !IN_ORDER.has(valueType),
  },
  { key: "masked", group: "showing", of: ({ valueType }) => valueType === "TEXT" },
  { key: "help", group: "hints", control: "setting.words", props: { long: true } },
  {
    key: "placeholder",
    group: "hints",
    control: "setting.words",
    of: ({ placeholder }) => placeholder,
    given: "hand",
  },
];

/** Kinds of values that can be written down beforehand, or looked up in other forms. */
const WITH_DEFAULT: ReadonlySet<ValueType> = new Set<ValueType>([
  "TEXT",
  "LONG_TEXT",
  "NUMBER",
  "DATE",
  "DATETIME",
  "TIME",
  "BOOLEAN",
  "OPTION",
  "OPTIONS",
  "USER",
  "USERS",
  "DEPARTMENT",
  "DEPARTMENTS",
  "LINK",
]);

/** What a lookup shows may be a number; whether it is, is checked when the form is published. */
function addsUp({ type, valueType }: Pick<Subject, "type" | "valueType">): boolean {
  return valueType === "NUMBER" || kindOf(type).source === "lookup";
}

function hasDefault(subject: Subject): boolean {
  return isLent(subject) && WITH_DEFAULT.has(subject.valueType);
}
