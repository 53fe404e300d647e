import type { ComponentType } from "react";
import type { InputProps } from "../../../controls/control.ts";
import { registerSettingControls } from "../../../controls/registry.ts";
import type { ControlKind } from "../../../model/form/kinds.ts";
import {
  ColumnsSetting,
  DefaultSetting,
  FillSetting,
  NumberingSetting,
  OptionsSetting,
  StagesSetting,
  TreeSetting,
  UniquesSetting,
} from "./composite-controls.tsx";
import { LinkFilter, OwnCondition, RollupWhere } from "./condition-controls.tsx";
import { CurrencySetting, LookedUpCurrency, SaidCurrency } from "./currency-settings.tsx";
import { FormulaSetting, KeySetting, SpanSetting } from "./field-controls.tsx";
import { GeofenceSetting } from "./geofence-setting.tsx";
import { ChoiceSetting, ListSetting, WordsSetting } from "./plain-controls.tsx";
import {
  FieldSetting,
  FormSetting,
  LinkedFields,
  LookupField,
  LookupFunction,
  LookupVia,
  RollupField,
  RollupVia,
} from "./reference-controls.tsx";
import { RollupWindow } from "./rollup-window.tsx";
import { checkItems } from "./setting.ts";
import { settingControl } from "./setting-control.ts";
import { TranslationsSetting } from "./translations-setting.tsx";

const INPUTS: Readonly<Record<string, ComponentType<InputProps>>> = {
  words: WordsSetting,
  options: OptionsSetting,
  stages: StagesSetting,
  columns: ColumnsSetting,
  translations: TranslationsSetting,
  tree: TreeSetting,
  fill: FillSetting,
  "linked-fields": LinkedFields,
  uniques: UniquesSetting,
  default: DefaultSetting,
  condition: OwnCondition,
  filter: LinkFilter,
  where: RollupWhere,
  window: RollupWindow,
};

const TEXTS: Readonly<Record<string, ComponentType<InputProps>>> = {
  form: FormSetting,
  field: FieldSetting,
  numbering: NumberingSetting,
  key: KeySetting,
  span: SpanSetting,
  formula: FormulaSetting,
  currency: CurrencySetting,
  "said-currency": SaidCurrency,
  "looked-up-currency": LookedUpCurrency,
  "lookup-via": LookupVia,
  "lookup-field": LookupField,
  "lookup-function": LookupFunction,
  "rollup-via": RollupVia,
  "rollup-field": RollupField,
};

const made = (inputs: typeof INPUTS, kind: ControlKind) =>
  Object.entries(inputs).map(([name, Input]) => settingControl(`setting.${name}`, Input, kind));

registerSettingControls([
  ...made(INPUTS, { valueType: "STRUCTURE" }),
  ...made(TEXTS, { valueType: "LONG_TEXT" }),
  settingControl("setting.choice", ChoiceSetting, { valueType: "OPTION" }),
  settingControl("setting.geofence", GeofenceSetting, { valueType: "OPTIONS" }),
  settingControl("setting.list", ListSetting, { valueType: "STRUCTURE", check: checkItems }),
]);
