import { Select } from "antd";
import { Suspense, useId } from "react";
import { useTranslation } from "react-i18next";
import { controlOf } from "../../controls/registry.ts";
import { useLanguage } from "../../i18n/language.ts";
import { periodNames } from "../../model/condition/period.ts";
import { chineseWords, englishWords } from "../../model/condition/words.ts";
import { asked } from "../../model/fields.ts";
import { type ValueType, valueTypeOf } from "../../model/form/kinds.ts";
import { USUAL } from "../../model/form/usual.ts";
import type { Field } from "../../model/form-shape.ts";
import type { Json } from "../../model/json.ts";
import type { Line } from "./filter-lines.ts";

interface FilterValueProps {
  readonly line: Line;
  readonly field: Field;
  readonly onChange: (value: Json) => void;
}

/** Where the field takes one and several are asked for, and the other way round. */
const SEVERAL: Partial<Readonly<Record<ValueType, string>>> = {
  OPTION: USUAL.OPTIONS,
  OPTIONS: USUAL.OPTIONS,
  USER: USUAL.USERS,
  USERS: USUAL.USERS,
  LINK: USUAL.LINKS,
  LINKS: USUAL.LINKS,
  DEPARTMENT: USUAL.DEPARTMENTS,
  DEPARTMENTS: USUAL.DEPARTMENTS,
};
const SINGLE: Partial<Readonly<Record<ValueType, string>>> = {
  TEXT: USUAL.TEXT,
  LONG_TEXT: USUAL.TEXT,
  OPTION: USUAL.OPTION,
  OPTIONS: USUAL.OPTION,
  USERS: USUAL.USER,
  LINKS: USUAL.LINK,
  DEPARTMENTS: USUAL.DEPARTMENT,
};

export function FilterValue({ line, field, onChange }: FilterValueProps) {
  const { t } = useTranslation("list");
  const language = useLanguage();
  const { choice, value } = line;
  const { asking = {} } = controlOf(field.type);
  const valueType = valueTypeOf(field.type);
  const several = asking.several ?? SEVERAL[valueType];
  const Asked = asking.by?.[choice.op];
  if (Asked) {
    return (
      <Suspense fallback={null}>
        <Asked field={field} path={line.field} value={value} onChange={onChange} />
      </Suspense>
    );
  }
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
      return null;
    case "one":
    case "oneOrList": {
      const type = asking.itself ? field.type : (SINGLE[valueType] ?? field.type);
      return <OneValue field={field} type={type} value={value} onChange={onChange} />;
    }
  }
}

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
