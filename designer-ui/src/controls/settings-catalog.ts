import { CONTROL_SETTINGS } from "../model/generated/settings.ts";
import type { SettingsSchema } from "../model/settings-schema.ts";
import type { ControlSettings, SettingHint } from "./setting.ts";

/** A folder with a `settings.ts` says how its settings are asked for; read by the designer alone. */
const discovered = import.meta.glob<{ readonly settings: ControlSettings }>("./*/settings.ts", { eager: true });

const known = new Map(
  Object.entries(discovered).map(([file, { settings }]) => [file.split("/")[1] ?? "", settings] as const),
);

/** For a control that comes from elsewhere. */
export function registerSettings(type: string, settings: ControlSettings): void {
  known.set(type, settings);
}

/** What can be told to a control: the schema that the server holds it to, and how the designer asks for it. */
export interface AskedSettings extends ControlSettings {
  readonly schema: SettingsSchema;
  readonly hints: readonly SettingHint[];
}

export function settingsOf(type: string): AskedSettings {
  const { schema, hints = [], ...said } = known.get(type) ?? {};
  return { ...said, schema: schema ?? CONTROL_SETTINGS[type] ?? {}, hints };
}
