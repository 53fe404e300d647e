import { registerSettingControls } from "../../../controls/registry.ts";
import type { Edit } from "../../../model/designer/command.ts";
import { partAt } from "../../../model/designer/parts.ts";
import type { Json } from "../../../model/json.ts";
import type { SettingsSchema } from "../../../model/settings-schema.ts";
import type { Setting } from "./panel-form.ts";
import type { PartHint } from "./part-hint.ts";
import { type Asked, type FindWords, fieldOf, fromValue, ownControl, toValue } from "./setting.ts";
import { settingControl } from "./setting-control.ts";

interface Parts<Part extends object, Hint extends PartHint<Part>> {
  /** Names the controls of its settings. */
  readonly name: string;
  readonly schema: SettingsSchema;
  readonly hints: readonly Hint[];
  /** Keys under which the words of a property may be. */
  readonly words: (property: string) => readonly string[];
  readonly set: (place: string, hint: Hint, value: Json | undefined) => Edit;
}

/** The key of a property in the form of the panel. */
export const keyOf = (property: string): string => property.replaceAll(".", "_");

/** Properties of a part as settings, in the order of its hints. */
export function partSettings<Part extends object, Hint extends PartHint<Part>>(
  { name, schema, hints, words, set }: Parts<Part, Hint>,
  find: FindWords,
): readonly Setting<Part>[] {
  const { properties = {}, required = [] } = schema;
  registerSettingControls(
    hints.flatMap((hint) => (hint.Input ? [settingControl(ownControl(name, hint), hint.Input)] : [])),
  );
  return hints.flatMap((hint): Setting<Part>[] => {
    const { key, group = "settings", read, write = (value) => fromValue(asked, value), alone } = hint;
    const asked: Asked = {
      type: name,
      schema: properties[key] ?? {},
      hint,
      required: !alone && required.includes(key),
      words: words(key),
    };
    const field = fieldOf(asked, keyOf(key), find);
    if (!field) return [];
    return [
      {
        asked,
        group,
        field,
        read: alone ? () => null : (read ?? ((part) => toValue(asked, partAt(part, key)))),
        edit: alone ? null : (place, value) => set(place, hint, write(value)),
      },
    ];
  });
}
