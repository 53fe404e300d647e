import type { SettingHint } from "../../../controls/setting.ts";
import type { ControlProblem } from "../../../model/form/control-problem.ts";
import { COUNT, USUAL } from "../../../model/form/usual.ts";
import type { Field } from "../../../model/form-shape.ts";
import type { Json } from "../../../model/json.ts";
import { isOnly, type SettingSchema } from "../../../model/settings-schema.ts";

/** Finds words; undefined where the product has none. */
export type FindWords = (key: string) => string | undefined;

/** What is asked for: the schema of a setting, how it is asked, and where its words are. */
export interface Asked {
  /** Control of the field that is designed. */
  readonly type: string;
  readonly schema: SettingSchema;
  readonly hint: SettingHint;
  readonly required: boolean;
  /** Keys under which its words may be, the first that exists counts. */
  readonly words: readonly string[];
}

/** Settings that mean the same in every control. */
const COMMON: Readonly<Record<string, Partial<SettingHint>>> = {
  options: { control: "setting.options", covers: ["optionSet", "optionsFrom", "other"] },
  form: { control: "setting.form" },
  filter: { control: "setting.filter" },
  fill: { control: "setting.fill" },
  columns: { control: "setting.linked-fields" },
  numbering: { control: "setting.numbering" },
  translations: { control: "setting.translations" },
  min: { span: 6 },
  max: { span: 6 },
  minLength: { span: 6 },
  maxLength: { span: 6 },
  minCount: { span: 6 },
  maxCount: { span: 6 },
  minRows: { span: 6 },
  maxRows: { span: 6 },
};

export const withCommon = (hint: SettingHint): SettingHint => ({ ...COMMON[hint.key], ...hint });

/** Kinds whose values are bounded by values of the same kind: earliest and latest, least and most. */
const BOUNDS: ReadonlySet<string> = new Set(["min", "max"]);

/** The kind of field that a control draws by itself, for one of its settings alone. */
export const ownControl = (type: string, { key }: SettingHint): string => `setting.${type}.${key}`;

/** The kind of field that asks for a setting; null when nobody can say how. */
function controlFor({ type, schema, hint }: Asked): string | null {
  if (hint.Input) return ownControl(type, hint);
  if (hint.control !== undefined) return hint.control;
  if (schema.enum) return "setting.choice";
  if (isOnly(schema, "boolean")) return USUAL.BOOLEAN;
  if (isOnly(schema, "integer")) return COUNT;
  if (BOUNDS.has(hint.key) && (isOnly(schema, "string") || isOnly(schema, "string", "number"))) return type;
  if (isOnly(schema, "string", "number") || isOnly(schema, "number")) return USUAL.NUMBER;
  if (isOnly(schema, "string", "object")) return "setting.words";
  if (isOnly(schema, "string")) return USUAL.TEXT;
  return isOnly(schema, "array") && schema.items ? "setting.list" : null;
}

/** A schema finds its pattern anywhere in a text, a field takes it for the whole. */
const whole = (pattern: string) =>
  `${pattern.startsWith("^") ? "" : ".*"}${pattern}${pattern.endsWith("$") ? "" : ".*"}`;

function propsFor(asked: Asked, choice: (value: string) => string): Readonly<Record<string, Json>> {
  const { schema, hint } = asked;
  if (schema.enum && hint.control === undefined) {
    const absent = schema.default === undefined && !asked.required ? [{ key: "", label: choice("absent") }] : [];
    const offered = schema.enum.filter((key) => hint.choices?.includes(String(key)) ?? true);
    const choices = offered.map((key) => ({ key, label: choice(key) }));
    return { options: [...absent, ...choices].filter(({ label }) => label !== "") };
  }
  const { minimum, maximum, maxLength, maxItems, pattern, items } = schema;
  return {
    ...(minimum === undefined ? {} : { min: String(minimum) }),
    ...(maximum === undefined ? {} : { max: String(maximum) }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(pattern === undefined || !isOnly(schema, "string") ? {} : { pattern: whole(pattern) }),
    ...(maxItems === undefined ? {} : { most: maxItems }),
    ...(items?.pattern === undefined ? {} : { itemPattern: whole(items.pattern) }),
    ...hint.props,
  };
}

/** A setting as a field of a form; null when it cannot be asked for. */
export function fieldOf(asked: Asked, key: string, find: FindWords): Field | null {
  const { schema, hint } = asked;
  const type = controlFor(asked);
  if (type === null) return null;
  const first = (suffix: string) => asked.words.map((word) => find(word + suffix)).find((text) => text !== undefined);
  const help = first(".hint");
  const shown =
    schema.default === undefined || schema.enum || typeof schema.default === "boolean" ? undefined : schema.default;
  const placeholder = shown === undefined ? first(".choose") : String(shown);
  return {
    key,
    type,
    title: first("") ?? schema.title ?? hint.key,
    props: propsFor(asked, (value) => first(`.${value}`) ?? (value === "absent" ? "" : value)),
    ...(help === undefined ? {} : { help }),
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(asked.required && schema.default === undefined ? { required: true } : {}),
    ...(hint.visibleWhen ? { visibleWhen: hint.visibleWhen } : {}),
  };
}

/** What the document holds, as the field that asks for it holds it. */
export function toValue({ schema }: Asked, held: Json | undefined): Json {
  if (isOnly(schema, "boolean")) return (held ?? schema.default ?? false) === true;
  if (schema.enum) return held ?? schema.default ?? "";
  return typeof held === "number" ? String(held) : (held ?? null);
}

/** What the document should hold; undefined where it need not say so. */
export function fromValue({ schema }: Asked, value: Json): Json | undefined {
  if (isOnly(schema, "boolean")) return value === (schema.default ?? false) ? undefined : value;
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return undefined;
  if (schema.enum) return value === schema.default ? undefined : value;
  return isOnly(schema, "integer") || isOnly(schema, "number") ? Number(value) : value;
}

/** What is wrong with the words of a list. */
export function checkItems({ props }: Field, value: Json): readonly ControlProblem[] {
  const pattern = props?.["itemPattern"];
  if (typeof pattern !== "string" || !Array.isArray(value)) return [];
  const fits = new RegExp(pattern, "u");
  return value.some((one) => !fits.test(String(one))) ? [{ code: "text_pattern" }] : [];
}
