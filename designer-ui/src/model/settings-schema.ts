import type { Json } from "./json.ts";

type SchemaType = "string" | "integer" | "number" | "boolean" | "array" | "object";

/** What a JSON Schema says of one setting: as much of the language as settings speak. */
export interface SettingSchema {
  readonly type?: string | readonly string[];
  /** Its name, where the words of the product have none for it. */
  readonly title?: string;
  readonly enum?: readonly string[];
  /** What holds when nothing is said. */
  readonly default?: Json;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly maxItems?: number;
  readonly items?: SettingSchema;
}

/** The settings of a control, or the properties of a field, in their order. */
export interface SettingsSchema {
  readonly properties?: Readonly<Record<string, SettingSchema>>;
  readonly required?: readonly string[];
}

/** Whether values of one of these types are allowed, and of no other. */
export function isOnly({ type }: SettingSchema, ...types: readonly SchemaType[]): boolean {
  const allowed = [type ?? []].flat();
  return allowed.length === types.length && types.every((one) => allowed.includes(one));
}
