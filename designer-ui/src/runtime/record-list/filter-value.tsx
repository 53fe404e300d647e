import { Select } from "antd";
import { type ComponentType, lazy, Suspense, useId } from "react";
import { useTranslation } from "react-i18next";
import { controlOf } from "../../controls/registry.ts";
import { useLanguage } from "../../i18n/language.ts";
import { periodNames } from "../../model/condition/period.ts";
import { chineseWords, englishWords } from "../../model/condition/words.ts";
import { asked } from "../../model/fields.ts";
import { type ValueType, valueTypeOf } from "../../model/form/kinds.ts";
import type { Field } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import type { Line } from "./filter-lines.ts";
import type { SeveralProps } from "./several-props.ts";

interface FilterValueProps {
  readonly line: Line;
  readonly field: Field;
  readonly onChange: (value: Json) => void;
}

/** The control that takes several where the field takes one, and the other way round. */
const SEVERAL: Partial<Readonly<Record<ValueType, string>>> = {
  OPTION: "multiselect",
  OPTIONS: "multiselect",
  USER: "users",
  USERS: "users",
  LINK: "links",
  LINKS: "links",
  DEPARTMENT: "departments",
  DEPARTMENTS: "departments",
};
const SINGLE: Partial<Readonly<Record<ValueType, string>>> = {
  TEXT: "text",
  LONG_TEXT: "text",
  OPTION: "select",
  OPTIONS: "select",
  USERS: "user",
  LINKS: "link",
  DEPARTMENTS: "department",
};

export function FilterValue({ line, field, onChange }: FilterValueProps) {
  const { t } = useTranslation("list");
  const language = useLanguage();
  const { choice, value } = line;
  const Several = SEVERAL_OF[field.type];
  const several = severalOf(field);
  switch (choice.takes) {
    case "nothing":
      return null;
    case "period": {
      const words = language === "zh-CN" ? chineseWords : englishWords;
      const named = periodNames.map((name) => ({ value: name, label: words[`period.${name}`] ?? name }));
      const counted = [7, 30, 90].map((days) => ({
        value: `last${days}d`,
        label: (words["period.lastDays"] ?? "").replace("{0}", String(days)),
      }));
      return (
        <Select
          aria-label={t("filter.value")}
          style={{ width: "100%" }}
          value={typeof value === "string" ? value : null}
          options={[...named, ...counted]}
          onChange={(period: string) => onChange(period)}
        />
      );
    }
    case "range": {
      const [from = null, to = null] = Array.isArray(value) ? (value as readonly Json[]) : [];
      return (
        <div className="m-filter-range">
          <OneValue field={field} type={field.type} value={from} onChange={(next) => onChange([next, to])} />
          <OneValue field={field} type={field.type} value={to} onChange={(next) => onChange([from, next])} />
        </div>
      );
    }
    case "list":
      if (Several) {
        return (
          <Suspense fallback={null}>
            <Several field={field} path={line.field} value={value} onChange={onChange} />
          </Suspense>
        );
      }
      return several ? (
        <OneValue field={field} type={several} value={value} onChange={onChange} />
      ) : (
        <Select
          mode="tags"
          aria-label={t("filter.value")}
          style={{ width: "100%" }}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={(values: string[]) => onChange(values)}
        />
      );
    case "circle":
      return (
        <Suspense fallback={null}>
          <NearValue field={field} value={value} onChange={onChange} />
        </Suspense>
      );
    case "one":
    case "oneOrList":
      if (field.type === "address") {
        return (
          <Suspense fallback={null}>
            <RegionValue field={field} value={value} onChange={onChange} />
          </Suspense>
        );
      }
      if ((choice.op === "inSubtree" || choice.op === "notInSubtree") && field.type === "tree") {
        return (
          <Suspense fallback={null}>
            <PathValues field={field} path={line.field} value={value} onChange={onChange} />
          </Suspense>
        );
      }
      return <OneValue {...singleOf(field)} value={value} onChange={onChange} />;
  }
}

const PathValues = lazy(() => import("./branch-values.tsx").then((file) => ({ default: file.PathValues })));

/** What is chosen by looking, where the field takes one and several are asked for. */
const SEVERAL_OF: Readonly<Record<string, ComponentType<SeveralProps>>> = {
  color: lazy(() => import("./color-values.tsx").then((file) => ({ default: file.ColorValues }))),
  icon: lazy(() => import("./icon-values.tsx").then((file) => ({ default: file.IconValues }))),
  tree: lazy(() => import("./branch-values.tsx").then((file) => ({ default: file.BranchValues }))),
  cascade: PathValues,
  country: lazy(() => import("./place-values.tsx").then((file) => ({ default: file.CountryValues }))),
};

/** The control that takes several values of a field: roles are chosen like options. */
const severalOf = (field: Field): string | undefined =>
  field.type === "role" ? "multiselect" : SEVERAL[valueTypeOf(field.type)];

/** The control that takes one value: of a tree any branch, of the rest as their kind of value is given. */
function singleOf(field: Field): { readonly field: Field; readonly type: string } {
  if (field.type === "tree" || field.type === "cascade")
    return { field: { ...field, props: { ...field.props, anyLevel: true } }, type: "tree" };
  if (field.type === "color" || field.type === "icon" || field.type === "role") return { field, type: field.type };
  return { field, type: SINGLE[valueTypeOf(field.type)] ?? field.type };
}

const RegionValue = lazy(() => import("./place-values.tsx").then((file) => ({ default: file.RegionValue })));
const NearValue = lazy(() => import("./place-values.tsx").then((file) => ({ default: file.NearValue })));

interface OneValueProps {
  readonly field: Field;
  readonly type: string;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
}

function OneValue({ field, type, value, onChange }: OneValueProps) {
  const { t } = useTranslation("list");
  const id = useId();
  const { Input } = controlOf(type);
  return (
    <Suspense fallback={null}>
      <label className="m-visually-hidden" htmlFor={id}>
        {t("filter.value")}
      </label>
      <Input id={id} field={{ ...asked(field), type }} path={field.key} value={value} onChange={onChange} />
    </Suspense>
  );
}
