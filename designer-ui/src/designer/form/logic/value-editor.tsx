import { Select } from "antd";
import { Suspense, useId } from "react";
import { useTranslation } from "react-i18next";
import { controlOf } from "../../../controls/registry.ts";
import { FieldScopeProvider } from "../../../controls/scope.tsx";
import type { Json, JsonObject } from "../../../model/json.ts";
import { FormulaInput } from "../panel/formula-input.tsx";
import type { Reachable } from "./use-fields.ts";

const NO_NAMES = { form: "", labels: {}, learn: () => undefined, problemAt: () => undefined };

type Source = "value" | "field" | "expr" | "blank";

function sourceOf(value: Json | undefined): Source {
  if (value === undefined) return "blank";
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "value";
  return "field" in value ? "field" : "expr" in value ? "expr" : "value";
}

interface ValueEditorProps {
  /** What gets the value. */
  readonly target: Reachable;
  /** Fields that it may be taken from. */
  readonly sources: readonly Reachable[];
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

/** A value that a field gets: a fixed one, that of another field, a formula, or none. */
export function ValueEditor({ target, sources, value, onChange }: ValueEditorProps) {
  const { t } = useTranslation("designer-logic");
  const id = useId();
  const source = sourceOf(value);
  const begin = (next: Source) =>
    onChange({ value: null, field: { field: "" }, expr: { expr: "" }, blank: undefined }[next] as Json | undefined);
  const { Input } = controlOf(target.field.type);
  return (
    <div className="m-action-value">
      <Select<Source>
        aria-label={t("rule.source")}
        value={source}
        options={(["value", "field", "expr", "blank"] as const).map((each) => ({
          value: each,
          label: t(`rule.source.${each}`),
        }))}
        onChange={begin}
      />
      {source === "value" && (
        <FieldScopeProvider value={NO_NAMES}>
          <Suspense fallback={null}>
            <Input id={id} field={target.field} path={target.path} value={value ?? null} onChange={onChange} />
          </Suspense>
        </FieldScopeProvider>
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
      {source === "expr" && (
        <FormulaInput
          id={id}
          field={target.field}
          table={null}
          value={String((value as JsonObject)["expr"])}
          onChange={(expr) => onChange({ expr })}
        />
      )}
    </div>
  );
}
