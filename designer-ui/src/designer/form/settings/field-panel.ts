import { controlOf, registerSettingControls } from "../../../controls/registry.ts";
import type { SettingHint } from "../../../controls/setting.ts";
import { settingsOf } from "../../../controls/settings-catalog.ts";
import { fieldAt } from "../../../model/designer/document.ts";
import { type Property, setProperty, setSetting } from "../../../model/designer/field-commands.ts";
import { valueTypeOf } from "../../../model/form/kinds.ts";
import type { Field } from "../../../model/form-shape.ts";
import { FIELD_PROPERTIES } from "../../../model/generated/settings.ts";
import type { Json } from "../../../model/json.ts";
import { GENERAL, type GeneralHint, generalKey, type Subject, whenAsked } from "./general.ts";
import { type PanelForm, panelOf, type Setting } from "./panel-form.ts";
import { type Asked, type FindWords, fieldOf, fromValue, ownControl, toValue, withCommon } from "./setting.ts";
import { settingControl } from "./setting-control.ts";

/** The form of the panel for a kind of field, made from the schema of its settings and from what the control hints at. */
export function fieldPanel(type: string, inRow: boolean, find: FindWords): PanelForm<Field> {
  const settings = [...generalSettings(type, inRow, find), ...ownSettings(type, find)];
  return panelOf({ name: type, settings, at: fieldAt, find });
}

/** The settings of the control, in the order of its hints, then of its schema. */
function ownSettings(type: string, find: FindWords): readonly Setting<Field>[] {
  const { schema, hints } = settingsOf(type);
  const { properties = {}, required = [] } = schema;
  const hinted = new Set(hints.map(({ key }) => key));
  const others = Object.keys(properties).filter((key) => !hinted.has(key));
  const all = [...hints, ...others.map((key): SettingHint => ({ key }))].map(withCommon);
  registerSettingControls(
    all.flatMap((hint) => (hint.Input ? [settingControl(ownControl(type, hint), hint.Input)] : [])),
  );
  const covered = new Set(all.flatMap(({ covers = [] }) => covers));
  return all.flatMap((hint): Setting<Field>[] => {
    const { key, label = key } = hint;
    const own = properties[key] ?? {};
    // A schema that brings its own name means something else than the words that others share.
    const shared = own.title === undefined ? [`designer-settings:setting.${label}`] : [];
    const asked: Asked = {
      type,
      schema: own,
      hint,
      required: required.includes(key),
      words: [`designer-settings:setting.${type}.${key}`, ...shared],
    };
    const field = covered.has(key) ? null : fieldOf(asked, key, find);
    if (!field) return [];
    return [
      {
        asked,
        group: "settings",
        field,
        read: ({ props }) => toValue(asked, props?.[key]),
        edit: (path, value) => setSetting({ path, setting: key, value: fromValue(asked, value) }),
      },
    ];
  });
}

function subjectOf(type: string, inRow: boolean): Subject {
  const { automatic = false, typed = false, placeholder = typed } = controlOf(type);
  return { type, valueType: valueTypeOf(type), inRow, automatic, placeholder };
}

/** What every field can be told, as far as this kind of field has it. */
function generalSettings(type: string, inRow: boolean, find: FindWords): readonly Setting<Field>[] {
  const subject = subjectOf(type, inRow);
  const { properties = {} } = FIELD_PROPERTIES;
  return GENERAL.filter(({ of = () => true }) => of(subject)).flatMap((hint): Setting<Field>[] => {
    const { key, group, read, label } = hint;
    const own = label === undefined ? [] : [`designer-values:giving.${label}`];
    const visibleWhen = whenAsked(hint, subject);
    const asked: Asked = {
      type,
      schema: properties[key] ?? {},
      hint: visibleWhen === undefined ? hint : { ...hint, visibleWhen },
      required: false,
      words: [...own, `designer-panel:property.${key}`, `designer-values:giving.${key}`],
    };
    const field = fieldOf(asked, generalKey(key), find);
    if (!field) return [];
    return [
      {
        asked,
        group,
        field,
        read: read ?? ((designed) => toValue(asked, (designed as unknown as Readonly<Record<string, Json>>)[key])),
        edit: editOf(hint, asked),
      },
    ];
  });
}

/** The command for a general property; null for those that their control sets. */
function editOf({ key, read, write }: GeneralHint, asked: Asked): Setting<Field>["edit"] {
  if (write) return (path, value) => setProperty({ path, property: write.property, value: write.value(value) });
  if (read) return null;
  const property = key as Property;
  // A field has a title, and a formula is there, though nothing be written in it yet.
  const least = key === "title" || key === "compute" ? "" : undefined;
  return (path, value) => setProperty({ path, property, value: fromValue(asked, value) ?? least });
}
