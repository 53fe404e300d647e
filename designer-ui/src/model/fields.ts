import { kindOf, type ValueType, valueTypeOf } from "./form/kinds.ts";
import { USUAL } from "./form/usual.ts";
import type { Field, FormShape, Option } from "./form-shape.ts";
import type { Json } from "./json.ts";
import type { LocalizedText } from "./localized-text.ts";
import { packageOf, qualified } from "./menu.ts";

/** What can be chosen; the roles that a form offers are its options too. */
export function optionsOf({ props }: Field): readonly Option[] {
  const options = props?.["options"] as unknown as readonly Option[] | undefined;
  if (options) return options;
  const roles = (props?.["roles"] ?? []) as unknown as readonly {
    readonly role: string;
    readonly label: LocalizedText;
  }[];
  return roles.map(({ role, label }) => ({ key: role, label }));
}

/** The form that a link points to, as a qualified key. */
export function targetOf(field: Field, form: string): string | null {
  const target = field.props?.["form"];
  return typeof target === "string" ? qualified(packageOf(form), target) : null;
}

/** That an option asks for words of one's own, which a text field beside it takes. */
export interface OwnText {
  readonly option: string;
  readonly field: string;
}

export function ownTextOf(field: Field): OwnText | undefined {
  return field.props?.["other"] as unknown as OwnText | undefined;
}

/** What narrows the values of a record, but not those that records are asked for. */
const NARROWING: Partial<Readonly<Record<ValueType, ReadonlySet<string>>>> = {
  DATE: new Set(["min", "max", "weekdays", "workingDays"]),
  DATETIME: new Set(["min", "max", "weekdays", "workingDays"]),
  USER: new Set(["scope"]),
  USERS: new Set(["scope"]),
  DEPARTMENT: new Set(["scope"]),
  DEPARTMENTS: new Set(["scope"]),
};

/** The field as questions see it: everything that records may hold can be asked for. */
export function asked(field: Field): Field {
  const narrowing = NARROWING[valueTypeOf(field.type)];
  if (kindOf(field.type).tree) return { ...field, props: { ...field.props, anyLevel: true } };
  if (!narrowing) return field;
  const props = Object.entries(field.props ?? {}).filter(([name]) => !narrowing.has(name));
  return { ...field, props: Object.fromEntries(props) };
}

export function numberProp(field: Field, name: string): number | undefined {
  const value = field.props?.[name];
  return typeof value === "number" ? value : undefined;
}

export function textProp(field: Field, name: string): string | undefined {
  const value = field.props?.[name];
  return typeof value === "string" ? value : undefined;
}

/** Whether thousands are set apart in the numbers of a field. */
export const groupedBy = (field: Field): { readonly grouping: boolean } => ({
  grouping: field.props?.["grouping"] !== false,
});

export function isBlank(value: Json | undefined): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** Fields that every record has, with the control that shows each. */
export const SYSTEM_FIELDS: readonly { readonly key: string; readonly type: string }[] = [
  { key: "created_at", type: USUAL.DATETIME },
  { key: "created_by", type: USUAL.USER },
  { key: "updated_at", type: USUAL.DATETIME },
  { key: "updated_by", type: USUAL.USER },
  { key: "owner_id", type: USUAL.USER },
  { key: "dept_id", type: USUAL.DEPARTMENT },
  { key: "flow_state", type: USUAL.OPTION },
];

export const FLOW_STATES = [
  { key: "draft", color: "default" },
  { key: "running", color: "blue" },
  { key: "approved", color: "green" },
  { key: "rejected", color: "red" },
  { key: "withdrawn", color: "default" },
] as const;

export function fieldsByKey(shape: FormShape): ReadonlyMap<string, Field> {
  return new Map(shape.model.fields.map((field) => [field.key, field]));
}

/** Whether the database keeps its values encrypted: it compares them for being the same, and nothing else. */
export const isEncrypted = ({ props }: Field): boolean => props?.["encrypted"] === true;
