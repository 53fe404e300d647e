import { Button, Select, Slider, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { allControls, controlOf } from "../../../controls/registry.ts";
import { useText } from "../../../i18n/texts.ts";
import { convertible } from "../../../model/designer/convertible.ts";
import { fieldAt } from "../../../model/designer/document.ts";
import { renameKey, setProperty, setType } from "../../../model/designer/field-commands.ts";
import { isKey } from "../../../model/designer/keys.ts";
import { findPlaced, nodesOf, sectionsOf, spanOf } from "../../../model/designer/layout.ts";
import { placeField, setSpan } from "../../../model/designer/layout-commands.ts";
import { valueTypeOf } from "../../../model/form/kinds.ts";
import type { Field } from "../../../model/form-shape.ts";
import type { LocalizedText } from "../../../model/localized-text.ts";
import { ControlIcon } from "../control-icon.tsx";
import { useDesign, useDocument, usePublishedKey } from "../design-context.tsx";
import { useNewField } from "../use-adding.ts";
import { DefaultProperty } from "./default-property.tsx";
import { FieldConditions } from "./field-conditions.tsx";
import { FieldUses } from "./field-uses.tsx";
import { FormulaInput } from "./formula-input.tsx";
import { GivingProperties, ShowingProperties } from "./giving-properties.tsx";
import { Property, PropertyGroup, SettledInput, TextProperty } from "./property.tsx";
import { ControlSetting } from "./settings.tsx";
import { TypeImpact } from "./type-impact.tsx";
import { UniquesEditor } from "./uniques-editor.tsx";

const COMPUTABLE: ReadonlySet<string> = new Set(["text", "number", "money", "percent", "date", "datetime", "switch"]);
const NOT_UNIQUE: ReadonlySet<string> = new Set(["LONG_TEXT", "LINKS", "SUBTABLE", "FILES"]);
/** Besides what is typed. */
const WITH_PLACEHOLDER: ReadonlySet<string> = new Set(["textarea", "select", "multiselect", "link"]);

/** The properties of a field, or of a column of a sub-table. */
export function FieldProperties({ path }: { readonly path: string }) {
  const { t } = useTranslation("designer-panel");
  const text = useText();
  const design = useDesign();
  const document = useDocument();
  const [first = "", column] = path.split(".");
  const field = fieldAt(document, path);
  const table = column === undefined ? null : (fieldAt(document, first) ?? null);
  if (!field) return null;

  const { settings, automatic, typed = false } = controlOf(field.type);
  const label = (property: "title" | "help" | "placeholder", value: LocalizedText | undefined) =>
    design.run(setProperty({ path, property, value: property === "title" ? (value ?? "") : value }));
  const computed = field.compute !== undefined;
  return (
    <>
      <header className="m-properties-head">
        <ControlIcon type={field.type} />
        <TypeChoice path={path} field={field} />
        {table && (
          <Button type="link" size="small" onClick={() => design.select({ kind: "field", key: first })}>
            {t("columns.back", { table: text(table.title) })}
          </Button>
        )}
      </header>
      <TypeImpact path={path} field={field} />
      <PropertyGroup title={t("group.basic")}>
        <TextProperty
          key={`${path} title`}
          label={t("property.title")}
          value={field.title}
          onChange={(value) => label("title", value)}
        />
        <KeyProperty path={path} field={field} />
        {table === null && <SpanProperty field={field.key} />}
        {!automatic && !computed && (
          <div className="m-property-line">
            <Property label={t("property.required")}>
              {(id) => (
                <Switch
                  id={id}
                  size="small"
                  checked={field.required === true}
                  onChange={(on) =>
                    design.run(setProperty({ path, property: "required", value: on ? true : undefined }))
                  }
                />
              )}
            </Property>
          </div>
        )}
      </PropertyGroup>
      {settings.length > 0 && (
        <PropertyGroup title={t("group.settings")}>
          {settings.map((setting) => (
            <ControlSetting key={setting.key} path={path} field={field} setting={setting} />
          ))}
        </PropertyGroup>
      )}
      <PropertyGroup title={t("group.value")}>
        {!automatic && !computed && <DefaultProperty path={path} field={field} table={table} />}
        {COMPUTABLE.has(field.type) && <ComputeProperty path={path} field={field} table={table} />}
        <GivingProperties path={path} field={field} />
        {!NOT_UNIQUE.has(valueTypeOf(field.type)) && <UniquesEditor key={`${path} uniques`} about={path} />}
      </PropertyGroup>
      <PropertyGroup title={t("group.conditions")}>
        {table === null && <FieldConditions field={field} isTyped={!automatic && !computed} />}
        <HidingProperty path={path} field={field} />
      </PropertyGroup>
      <PropertyGroup title={t("group.showing")}>
        <ShowingProperties path={path} field={field} />
      </PropertyGroup>
      <PropertyGroup title={t("group.hints")}>
        <TextProperty
          key={`${path} help`}
          label={t("property.help")}
          value={field.help}
          onChange={(value) => label("help", value)}
          long
        />
        {(typed || WITH_PLACEHOLDER.has(field.type)) && !computed && (
          <TextProperty
            key={`${path} placeholder`}
            label={t("property.placeholder")}
            value={field.placeholder}
            onChange={(value) => label("placeholder", value)}
          />
        )}
      </PropertyGroup>
      <FieldUses key={`${path} uses`} path={path} />
    </>
  );
}

/** What kind of field it is, with the kinds that it can become. */
function TypeChoice({ path, field }: { readonly path: string; readonly field: Field }) {
  const { t } = useTranslation("designer-panel");
  const { t: words } = useTranslation("controls");
  const design = useDesign();
  const make = useNewField();
  const published = usePublishedKey(path);
  const types = allControls()
    .map(({ type }) => type)
    .filter((type) => convertible(field.type, type, published));
  if (types.length < 2) return <strong>{words(`type.${field.type}`)}</strong>;
  return (
    <Select
      variant="borderless"
      className="m-type-choice"
      aria-label={t("property.type")}
      value={field.type}
      options={types.map((type) => ({ value: type, label: words(`type.${type}`) }))}
      onChange={(type: string) => design.run(setType({ path, type, begun: make(type) }))}
    />
  );
}

/** The name of the field in formulas, imports and the interface; for ever once it is published. */
function KeyProperty({ path, field }: { readonly path: string; readonly field: Field }) {
  const { t } = useTranslation("designer-panel");
  const design = useDesign();
  const document = useDocument();
  const fixed = usePublishedKey(path);
  const [first, column] = path.split(".");
  const free = (key: string) => isKey(key) && !fieldAt(document, column === undefined ? key : `${first}.${key}`);
  return (
    <Property label={t("property.key")} hint={fixed ? t("property.keyFixed") : t("property.keyHint")}>
      {(id) => (
        <SettledInput
          id={id}
          disabled={fixed}
          value={field.key}
          valid={free}
          onSettle={(key) => design.run(renameKey({ path, key }))}
        />
      )}
    </Property>
  );
}

function SpanProperty({ field }: { readonly field: string }) {
  const { t } = useTranslation("designer-panel");
  const design = useDesign();
  const document = useDocument();
  const nodes = nodesOf(document);
  const node = findPlaced(nodes, `field:${field}`)?.node;
  if (!node) {
    const section = sectionsOf(nodes).at(-1)?.key ?? null;
    return (
      <div className="m-property">
        <span className="m-muted">{t("property.notPlaced")}</span>
        <Button size="small" onClick={() => design.run(placeField({ field, target: { section, before: null } }))}>
          {t("property.place")}
        </Button>
      </div>
    );
  }
  return (
    <Property label={t("property.span", { span: spanOf(node) })}>
      {(id) => (
        <Slider
          id={id}
          min={1}
          max={12}
          ariaLabelForHandle={t("property.span", { span: spanOf(node) })}
          marks={{ 3: "¼", 4: "⅓", 6: "½", 8: "⅔", 12: "1" }}
          value={spanOf(node)}
          onChange={(span: number) => design.run(setSpan({ field, span }))}
        />
      )}
    </Property>
  );
}

const HIDING = ["clear", "keep", "recompute"] as const;

/** What happens to its value while a rule hides it; as the form says unless it says itself. */
function HidingProperty({ path, field }: { readonly path: string; readonly field: Field }) {
  const { t } = useTranslation("designer-panel");
  const design = useDesign();
  return (
    <Property label={t("property.onHide")}>
      {(id) => (
        <Select<string>
          id={id}
          style={{ width: "100%" }}
          value={field.onHide ?? ""}
          options={[
            { value: "", label: t("property.onHide.form") },
            ...HIDING.map((value) => ({ value, label: t(`property.onHide.${value}`) })),
          ]}
          onChange={(value) => design.run(setProperty({ path, property: "onHide", value: value || undefined }))}
        />
      )}
    </Property>
  );
}

interface ComputePropertyProps {
  readonly path: string;
  readonly field: Field;
  readonly table: Field | null;
}

function ComputeProperty({ path, field, table }: ComputePropertyProps) {
  const { t } = useTranslation("designer-panel");
  const design = useDesign();
  const put = (value: string | undefined) => design.run(setProperty({ path, property: "compute", value }));
  const computed = field.compute !== undefined;
  return (
    <>
      <div className="m-property-line">
        <Property label={t("property.compute")}>
          {(id) => <Switch id={id} size="small" checked={computed} onChange={(on) => put(on ? "" : undefined)} />}
        </Property>
      </div>
      {computed && (
        <Property label={t("property.formula")} hint={t("property.formulaHint")}>
          {(id) => <FormulaInput id={id} field={field} table={table} value={field.compute ?? ""} onChange={put} />}
        </Property>
      )}
    </>
  );
}
