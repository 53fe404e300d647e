import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { forms as formsApi } from "../../../api/forms.ts";
import { useText } from "../../../i18n/texts.ts";
import { setSetting } from "../../../model/designer/field-commands.ts";
import { targetOf, textProp } from "../../../model/fields.ts";
import { valueTypeOf } from "../../../model/form/kinds.ts";
import type { ConditionDocument, Field, FormShape } from "../../../model/form-shape.ts";
import type { Json } from "../../../model/json.ts";
import { packageOf, qualified } from "../../../model/menu.ts";
import { useDesign, useSurrounding } from "../design-context.tsx";
import { ConditionSetting } from "../logic/condition-setting.tsx";
import { useGroundOver } from "../logic/use-fields.ts";
import { Pick } from "./pick.tsx";

const FUNCTIONS = ["count", "sum", "avg", "min", "max", "countDistinct"] as const;
const PERIODS = [
  "today",
  "thisWeek",
  "thisMonth",
  "thisQuarter",
  "thisYear",
  "last7d",
  "last30d",
  "last90d",
  "last365d",
  "lastMonth",
  "lastQuarter",
  "lastYear",
  "next7d",
  "next30d",
] as const;

const fits = (field: Field, reckoned: string): boolean => {
  const type = valueTypeOf(field.type);
  if (reckoned === "countDistinct") return !["SUBTABLE", "LONG_TEXT", "LINKS"].includes(type);
  if (reckoned === "sum" || reckoned === "avg") return type === "NUMBER";
  return ["NUMBER", "DATE", "DATETIME"].includes(type);
};

const isLink = ({ type }: Field) => type === "link" || type === "links";

interface Window {
  readonly field?: string;
  readonly within?: string;
}

/** Over which records a rollup reckons, and what. */
export function RollupEditor({ path, field }: { readonly path: string; readonly field: Field }) {
  const { t } = useTranslation("designer-settings");
  const text = useText();
  const design = useDesign();
  const { forms, pkg, form, linked } = useSurrounding();
  const child = targetOf(field, form);
  const shape = linked.get(child ?? "");
  const reckoned = textProp(field, "function") ?? "count";
  const window = (field.props?.["window"] ?? {}) as Window;
  const fields = shape?.model.fields ?? [];
  const vias = useVias(shape, form);
  const put = (setting: string, value: Json | undefined) => design.run(setSetting({ path, setting, value }));
  const choices = (some: readonly Field[]) => some.map(({ key, title }) => ({ value: key, label: text(title) || key }));
  const dates = fields.filter(({ type }) => ["DATE", "DATETIME"].includes(valueTypeOf(type)));
  return (
    <>
      <Pick
        label={t("setting.rollup.form")}
        value={child ?? undefined}
        options={forms.map(({ key, title }) => ({ value: key, label: text(title) }))}
        placeholder={t("setting.form.choose")}
        onPick={(key) => put("form", key && packageOf(key) === pkg ? key.slice(pkg.length + 1) : key)}
      />
      <Pick
        label={t("setting.rollup.via")}
        value={textProp(field, "via")}
        options={vias}
        placeholder={t("setting.via.choose")}
        onPick={(value) => put("via", value)}
      />
      <Pick
        label={t("setting.function")}
        value={reckoned}
        options={FUNCTIONS.map((value) => ({ value, label: t(`setting.function.${value}`) }))}
        onPick={(value) => put("function", value === "count" ? undefined : value)}
      />
      {reckoned !== "count" && (
        <Pick
          label={t("setting.rollup.field")}
          value={textProp(field, "field")}
          options={choices(fields.filter((one) => fits(one, reckoned)))}
          placeholder={t("setting.field.choose")}
          onPick={(value) => put("field", value)}
        />
      )}
      {dates.length > 0 && (
        <>
          <Pick
            label={t("setting.window")}
            value={window.field}
            options={choices(dates)}
            placeholder={t("setting.window.always")}
            clearable
            onPick={(value) =>
              put("window", value === undefined ? undefined : { field: value, within: window.within ?? "last30d" })
            }
          />
          {window.field !== undefined && (
            <Pick
              label={t("setting.within")}
              value={window.within}
              options={PERIODS.map((value) => ({ value, label: t(`setting.within.${value}`) }))}
              onPick={(value) => put("window", { ...window, within: value ?? "last30d" } as Json)}
            />
          )}
        </>
      )}
      {shape && (
        <WhereOver
          shape={shape}
          value={field.props?.["where"] as ConditionDocument | undefined}
          onChange={(condition) => put("where", condition as Json | undefined)}
        />
      )}
    </>
  );
}

interface WhereOverProps {
  readonly shape: FormShape;
  readonly value: ConditionDocument | undefined;
  readonly onChange: (condition: ConditionDocument | undefined) => void;
}

/** Which of the records are reckoned. */
function WhereOver({ shape, value, onChange }: WhereOverProps) {
  const { t } = useTranslation("designer-settings");
  const ground = useGroundOver(shape);
  return <ConditionSetting label={t("setting.where")} value={value} ground={ground} onChange={onChange} />;
}

/** Links that lead here: from the form itself, or over a form between. */
function useVias(
  shape: FormShape | undefined,
  form: string,
): readonly { readonly value: string; readonly label: string }[] {
  const text = useText();
  const links = shape?.model.fields.filter(isLink) ?? [];
  const between = [...new Set(links.map((link) => targetOf(link, shape?.key ?? "")))].filter(
    (target): target is string => target !== null && target !== form,
  );
  const shapes = useQueries({ queries: between.map((target) => ({ ...formsApi.shape(target), retry: false })) });
  const known = new Map(shapes.flatMap(({ data }): [string, FormShape][] => (data ? [[data.key, data]] : [])));
  const name = ({ title, key }: Field) => text(title) || key;
  const own = shape?.key ?? "";
  return links.flatMap((link) => {
    const target = targetOf(link, own) ?? "";
    if (target === form) return [{ value: link.key, label: name(link) }];
    return (known.get(target)?.model.fields ?? [])
      .filter((far) => isLink(far) && qualified(packageOf(target), String(far.props?.["form"] ?? "")) === form)
      .map((far) => ({ value: `${link.key}.${far.key}`, label: `${name(link)} → ${name(far)}` }));
  });
}
