import { Select } from "antd";
import { Suspense, useId } from "react";
import { useTranslation } from "react-i18next";
import { RelativeInput } from "../../../controls/date/relative-input.tsx";
import { NameScope } from "../../../controls/names.tsx";
import { controlOf } from "../../../controls/registry.ts";
import { useLanguage } from "../../../i18n/language.ts";
import { chineseWords, englishWords } from "../../../model/condition/words.ts";
import { type ValueType, valueTypeOf } from "../../../model/form/kinds.ts";
import type { Field } from "../../../model/form-shape.ts";
import type { Json, JsonObject } from "../../../model/json.ts";
import { FormulaInput } from "../panel/formula-input.tsx";
import type { Reachable } from "./use-fields.ts";

type Source = "value" | "field" | "expr" | "relative" | "var" | "blank";

function sourceOf(value: Json | undefined): Source {
  if (value === undefined) return "blank";
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "value";
  return (["field", "expr", "relative", "var"] as const).find((source) => source in value) ?? "value";
}

/** Values that are known only when they are needed: days from then, and what belongs to whoever acts. */
const VARIABLES: Readonly<Partial<Record<ValueType, readonly string[]>>> = {
  USER: ["user.id"],
  USERS: ["user.id"],
  DEPARTMENT: ["user.department"],
  DATE: ["today"],
  DATETIME: ["now"],
};

interface ValueEditorProps {
  /** Qualified key of the form whose field it is. */
  readonly form: string;
  /** What gets the value. */
  readonly target: Reachable;
  /** The sub-table in whose rows it is set; absent where a field of the record is. */
  readonly table?: Field | null;
  /** Fields that it may be taken from. */
  readonly sources: readonly Reachable[];
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

/** A value that a field gets: a fixed one, that of another field, a formula, or none. */
export function ValueEditor({ form, target, table = null, sources, value, onChange }: ValueEditorProps) {
  const { t } = useTranslation("designer-logic");
  const id = useId();
  const source = sourceOf(value);
  const language = useLanguage();
  const words = language === "zh-CN" ? chineseWords : englishWords;
  const type = valueTypeOf(target.field.type);
  const variables = VARIABLES[type] ?? [];
  const begun = {
    value: null,
    field: { field: "" },
    expr: { expr: "" },
    relative: { relative: "today" },
    var: { var: variables[0] ?? "" },
    blank: undefined,
  };
  const offered = (["value", "field", "expr", "relative", "var", "blank"] as const).filter((each) => {
    if (each === "relative") return type === "DATE" || type === "DATETIME";
    return each !== "var" || variables.length > 0;
  });
  const { Input } = controlOf(target.field.type);
  return (
    <div className="m-action-value">
      <Select<Source>
        aria-label={t("rule.source")}
        value={source}
        options={offered.map((each) => ({
          value: each,
          label: t(`rule.source.${each}`),
        }))}
        onChange={(next) => onChange(begun[next] as Json | undefined)}
      />
      {source === "value" && (
        <NameScope form={form} json={{ targets: [target.path], value: value ?? null }} fieldAt={() => target.field}>
          <Suspense fallback={null}>
            <Input id={id} field={target.field} path={target.path} value={value ?? null} onChange={onChange} />
          </Suspense>
        </NameScope>
      )}
      {source === "field" && (
        <Select
          aria-label={t("condition.otherField")}
          showSearch={{ optionFilterProp: "label" }}
          value={String((value as JsonObject)["field"]) || null}
          options={sources.map(({ path, title }) => ({ value: path, label: title }))}
          onChange={(field: string) => onChange({ field })}
        />
      )}
      {source === "relative" && (
        <Suspense fallback={null}>
          <RelativeInput
            id={id}
            label={t("rule.source.relative")}
            value={String((value as JsonObject)["relative"])}
            moment={type === "DATETIME"}
            onChange={(relative) => onChange({ relative })}
          />
        </Suspense>
      )}
      {source === "var" && (
        <Select
          aria-label={t("rule.source.var")}
          value={String((value as JsonObject)["var"])}
          options={variables.map((name) => ({ value: name, label: words[`var.${name}`] ?? name }))}
          onChange={(name: string) => onChange({ var: name })}
        />
      )}
      {source === "expr" && (
        <FormulaInput
          id={id}
          field={target.field}
          table={table}
          value={String((value as JsonObject)["expr"])}
          onChange={(expr) => onChange({ expr })}
        />
      )}
    </div>
  );
}
