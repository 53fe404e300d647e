import { controlOf, registerSettingControls } from "../../../controls/registry.ts";
import type { SettingHint } from "../../../controls/setting.ts";
import { settingsOf } from "../../../controls/settings-catalog.ts";
import type { Edit } from "../../../model/designer/command.ts";
import { type Property, setProperty, setSetting } from "../../../model/designer/field-commands.ts";
import { valueTypeOf } from "../../../model/form/kinds.ts";
import { type PreparedForm, prepareForm } from "../../../model/form/prepared.ts";
import type { Field, FieldNode, FormShape, SectionNode } from "../../../model/form-shape.ts";
import { FIELD_PROPERTIES } from "../../../model/generated/settings.ts";
import type { Json } from "../../../model/json.ts";
import type { RecordValues } from "../../../model/record.ts";
import { GENERAL, type GeneralHint, GROUPS, type Group, generalKey, type Subject, whenAsked } from "./general.ts";
import { type Asked, type FindWords, fieldOf, fromValue, ownControl, toValue, withCommon } from "./setting.ts";
import { settingControl } from "./setting-control.ts";
import "./setting-catalog.ts";

/** What the panel asks of a field: a form like any other, and what its values mean in the document. */
export interface PanelForm {
  readonly form: PreparedForm;
  /** The values of the form for a field as it stands in the document. */
  readonly read: (field: Field) => RecordValues;
  /** What has to be done when a value has changed; null for what its control does by itself. */
  readonly edit: (path: string, key: string, value: Json) => Edit | null;
}

interface Setting {
  readonly asked: Asked;
  readonly group: Group;
  /** Of the panel's form. */
  readonly field: Field;
  readonly read: (field: Field) => Json;
  readonly edit: ((path: string, value: Json) => Edit) | null;
}

/** The form of the panel for a kind of field, made from the schema of its settings and from what the control hints at. */
export function panelForm(type: string, inRow: boolean, find: FindWords): PanelForm {
  const settings = [...generalSettings(type, inRow, find), ...ownSettings(type, find)];
  const byKey = new Map(settings.map((setting) => [setting.field.key, setting]));
  return {
    form: prepareForm(shapeOf(type, settings, find)),
    read: (field) => Object.fromEntries(settings.map(({ field: { key }, read }) => [key, read(field)])),
    edit: (path, key, value) => byKey.get(key)?.edit?.(path, value) ?? null,
  };
}

/** The settings of the control, in the order of its hints, then of its schema. */
function ownSettings(type: string, find: FindWords): readonly Setting[] {
  const { schema, hints } = settingsOf(type);
  const { properties = {}, required = [] } = schema;
  const hinted = new Set(hints.map(({ key }) => key));
  const others = Object.keys(properties).filter((key) => !hinted.has(key));
  const all = [...hints, ...others.map((key): SettingHint => ({ key }))].map(withCommon);
  registerSettingControls(
    all.flatMap((hint) => (hint.Input ? [settingControl(ownControl(type, hint), hint.Input)] : [])),
  );
  const covered = new Set(all.flatMap(({ covers = [] }) => covers));
  return all.flatMap((hint): Setting[] => {
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
  const { automatic = false, typed = false } = controlOf(type);
  return { type, valueType: valueTypeOf(type), inRow, automatic, typed };
}

/** What every field can be told, as far as this kind of field has it. */
function generalSettings(type: string, inRow: boolean, find: FindWords): readonly Setting[] {
  const subject = subjectOf(type, inRow);
  const { properties = {} } = FIELD_PROPERTIES;
  return GENERAL.filter(({ of = () => true }) => of(subject)).flatMap((hint): Setting[] => {
    const { key, group, read } = hint;
    const visibleWhen = whenAsked(hint, subject);
    const asked: Asked = {
      type,
      schema: properties[key] ?? {},
      hint: visibleWhen === undefined ? hint : { ...hint, visibleWhen },
      required: false,
      words: [`designer-panel:property.${key}`, `designer-values:giving.${key}`],
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
function editOf({ key, read, write }: GeneralHint, asked: Asked): Setting["edit"] {
  if (write) return (path, value) => setProperty({ path, property: write.property, value: write.value(value) });
  if (read) return null;
  const property = key as Property;
  // A field has a title, and a formula is there, though nothing be written in it yet.
  const least = key === "title" || key === "compute" ? "" : undefined;
  return (path, value) => setProperty({ path, property, value: fromValue(asked, value) ?? least });
}

const HALF = 6;
const WHOLE = 12;

function shapeOf(type: string, settings: readonly Setting[], find: FindWords): FormShape {
  const nodes = GROUPS.flatMap((group): SectionNode[] => {
    const children = settings
      .filter((setting) => setting.group === group)
      .map(({ field, asked }): FieldNode => ({ kind: "field", field: field.key, span: spanOf(asked, settings) }));
    const title = find(`designer-panel:group.${group}`) ?? group;
    return children.length === 0 ? [] : [{ kind: "section", key: `group_${group}`, title, children }];
  });
  return {
    key: `settings.${type}`,
    title: type,
    version: 0,
    model: { titleField: generalKey("title"), fields: settings.map(({ field }) => field) },
    layouts: [{ key: "panel", nodes }],
    settings: { onHide: "keep" },
    rights: {
      create: true,
      read: true,
      update: true,
      delete: true,
      import: true,
      export: true,
      design: true,
      fields: { "*": "write" },
    },
    views: [],
    flow: null,
  };
}

/** Half a line only where the other half is filled. */
function spanOf({ hint: { span = WHOLE, key } }: Asked, settings: readonly Setting[]): number {
  if (span !== HALF) return span;
  const [end] = /^(?:min|max)/.exec(key) ?? [];
  const other = end === undefined ? undefined : (end === "min" ? "max" : "min") + key.slice(3);
  return other === undefined || settings.some(({ asked }) => asked.hint.key === other) ? HALF : WHOLE;
}
