import { Input, InputNumber, Select, Switch } from "antd";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { Setting } from "../../../controls/control.ts";
import { useText } from "../../../i18n/texts.ts";
import { readDecimal } from "../../../model/decimal-text.ts";
import { setSetting } from "../../../model/designer/field-commands.ts";
import type { Field } from "../../../model/form-shape.ts";
import type { Json } from "../../../model/json.ts";
import type { LocalizedText } from "../../../model/localized-text.ts";
import { packageOf, qualified } from "../../../model/menu.ts";
import { useDesign, useSurrounding } from "../design-context.tsx";
import { ColumnsEditor } from "./columns-editor.tsx";
import { FillEditor } from "./fill-editor.tsx";
import { LinkFilterSetting } from "./link-filter.tsx";
import { LinkedFields } from "./linked-fields.tsx";
import { LookupEditor } from "./lookup-editor.tsx";
import { NamedField } from "./named-field.tsx";
import { NumberingSetting } from "./numbering-setting.tsx";
import { OptionsEditor } from "./options-editor.tsx";
import { Property, SettledInput, TextProperty } from "./property.tsx";
import { RollupEditor } from "./rollup-editor.tsx";
import { StagesEditor } from "./stages-editor.tsx";
import { TreeEditor } from "./tree-editor.tsx";

interface SettingsProps {
  readonly path: string;
  readonly field: Field;
}

interface OneProps extends SettingsProps {
  readonly setting: Setting;
}

/** The settings that the control of a field declares, each drawn by its kind. */
export function ControlSetting({ path, field, setting }: OneProps) {
  const { t } = useTranslation("designer-settings");
  const design = useDesign();
  const value = field.props?.[setting.key];
  const label = t(`setting.${setting.label ?? setting.key}`);
  const put = (next: Json | undefined) => design.run(setSetting({ path, setting: setting.key, value: next }));
  switch (setting.kind) {
    case "options":
      return <OptionsEditor path={path} field={field} />;
    case "fields":
      return <ColumnsEditor field={field} />;
    case "form":
      return <TargetForm path={path} field={field} />;
    case "fill":
      return <FillEditor path={path} field={field} />;
    case "linkedFields":
      return <LinkedFields path={path} field={field} setting={setting} />;
    case "numbering":
      return <NumberingSetting path={path} field={field} />;
    case "lookup":
      return <LookupEditor path={path} field={field} />;
    case "rollup":
      return <RollupEditor path={path} field={field} />;
    case "filter":
      return <LinkFilterSetting path={path} field={field} />;
    case "tree":
      return <TreeEditor path={path} field={field} />;
    case "stages":
      return <StagesEditor path={path} field={field} />;
    case "field":
      return <NamedField path={path} field={field} setting={setting} />;
    case "own":
      return (
        <Property label={label}>
          {(id) => (
            <Suspense fallback={null}>
              {setting.Editor && <setting.Editor id={id} field={field} onChange={put} />}
            </Suspense>
          )}
        </Property>
      );
    case "choice":
      return (
        <Property label={label}>
          {(id) => (
            <Select
              id={id}
              style={{ width: "100%" }}
              value={typeof value === "string" ? value : (setting.choices?.[0] ?? null)}
              options={(setting.choices ?? []).map((choice) => ({
                value: choice,
                label: t(`setting.${setting.key}.${choice}`),
              }))}
              onChange={(choice: string) => put(choice === setting.choices?.[0] ? undefined : choice)}
            />
          )}
        </Property>
      );
    case "list":
      return (
        <Property label={label} hint={t(`setting.${setting.key}.hint`)}>
          {(id) => (
            <Select
              id={id}
              mode="tags"
              open={false}
              suffixIcon={null}
              style={{ width: "100%" }}
              tokenSeparators={[",", " ", "，", "、"]}
              value={Array.isArray(value) ? value.map(String) : []}
              onChange={(all: readonly string[]) => put(all.length === 0 ? undefined : all.map((one) => one.trim()))}
            />
          )}
        </Property>
      );
    case "words":
      return (
        <TextProperty
          key={`${path} ${setting.key}`}
          label={label}
          value={value as LocalizedText | undefined}
          onChange={(words) => put(words as Json | undefined)}
        />
      );
    case "switch":
      return (
        <div className="m-property m-property-line">
          <Property label={label}>
            {(id) => (
              <Switch id={id} size="small" checked={value === true} onChange={(on) => put(on ? true : undefined)} />
            )}
          </Property>
        </div>
      );
    case "number":
      return (
        <Property label={label}>
          {(id) => (
            <InputNumber
              id={id}
              min={0}
              precision={0}
              style={{ width: "100%" }}
              value={typeof value === "number" ? value : null}
              onChange={(next) => put(next ?? undefined)}
            />
          )}
        </Property>
      );
    case "decimal":
      return (
        <Property label={label}>
          {(id) => (
            <SettledInput
              id={id}
              value={value === undefined || value === null ? "" : String(value)}
              valid={(text) => readDecimal(text) !== undefined}
              onSettle={(text) => put(readDecimal(text) ?? undefined)}
            />
          )}
        </Property>
      );
    case "text":
      return (
        <Property label={label}>
          {(id) => (
            <Input
              id={id}
              value={typeof value === "string" ? value : ""}
              onChange={(event) => put(event.target.value === "" ? undefined : event.target.value)}
            />
          )}
        </Property>
      );
  }
}

/** The form whose records a link may choose. */
function TargetForm({ path, field }: SettingsProps) {
  const { t } = useTranslation("designer-settings");
  const text = useText();
  const design = useDesign();
  const { forms, pkg } = useSurrounding();
  const value = field.props?.["form"];
  const bare = (key: string) => (packageOf(key) === pkg ? key.slice(pkg.length + 1) : key);
  return (
    <Property label={t("setting.form")}>
      {(id) => (
        <Select
          id={id}
          showSearch={{ optionFilterProp: "label" }}
          style={{ width: "100%" }}
          placeholder={t("setting.form.choose")}
          value={typeof value === "string" ? qualified(pkg, value) : null}
          options={forms.map(({ key, title }) => ({ value: key, label: text(title) }))}
          onChange={(key: string) => design.run(setSetting({ path, setting: "form", value: bare(key) }))}
        />
      )}
    </Property>
  );
}
