import { Select } from "antd";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { RelativeInput } from "../../../controls/date/relative-input.tsx";
import { controlOf } from "../../../controls/registry.ts";
import { FieldScopeProvider } from "../../../controls/scope.tsx";
import { settingsOf } from "../../../controls/settings-catalog.ts";
import { valueTypeOf } from "../../../model/form/kinds.ts";
import type { DefaultValue, Field } from "../../../model/form-shape.ts";
import { useSurrounding } from "../design-context.tsx";
import { withSetOptions } from "../set-options.ts";
import { FormulaInput } from "./formula-input.tsx";
import { QueryDefault } from "./query-default.tsx";

type Kind = "none" | "value" | "expr" | "query" | "me" | "today" | "now" | "relative" | "other";

function kindOf(value: DefaultValue | undefined): Kind {
  if (value === undefined) return "none";
  if ("value" in value) return "value";
  if ("query" in value) return "query";
  if ("var" in value) return value.var.startsWith("user.") ? "me" : "other";
  if ("relative" in value) return value.relative === "today" || value.relative === "now" ? value.relative : "relative";
  return "expr";
}

/** Kinds of values that can be written down beforehand. */
const SIMPLE: ReadonlySet<string> = new Set([
  "TEXT",
  "LONG_TEXT",
  "NUMBER",
  "DATE",
  "TIME",
  "BOOLEAN",
  "OPTION",
  "OPTIONS",
]);

/** What a record moves along with: the day on which it is made, or the moment. */
const nowOf = (type: string): Kind => (valueTypeOf(type) === "DATETIME" ? "now" : "today");

function kindsFor(type: string): readonly Kind[] {
  const valueType = valueTypeOf(type);
  const simple = SIMPLE.has(valueType);
  const moving: readonly Kind[] = settingsOf(type).moving ? [nowOf(type), "relative"] : [];
  if (valueType === "USER" || valueType === "DEPARTMENT") return ["none", "me", "query"];
  if (simple || moving.length > 0) return ["none", ...(simple ? (["value"] as const) : []), ...moving, "expr", "query"];
  return ["LINK", "USERS", "DEPARTMENTS"].includes(valueType) ? ["none", "query"] : ["none"];
}

function beginning(kind: Kind, type: string): DefaultValue | undefined {
  switch (kind) {
    case "value":
      return { value: valueTypeOf(type) === "BOOLEAN" ? true : null };
    case "expr":
      return { expr: "" };
    case "query":
      return { query: { form: "", pick: "", where: { all: [] } } };
    case "me":
      return { var: valueTypeOf(type) === "DEPARTMENT" ? "user.department" : "user.id" };
    case "today":
    case "now":
      return { relative: kind };
    case "relative":
      return { relative: `${nowOf(type)}+1d` };
    default:
      return undefined;
  }
}

interface DefaultEditorProps {
  readonly id: string;
  readonly path: string;
  readonly field: Field;
  readonly table: Field | null;
  readonly value: DefaultValue | undefined;
  readonly onChange: (value: DefaultValue | undefined) => void;
}

const NO_NAMES = { form: "", labels: {}, learn: () => undefined, problemAt: () => undefined };

/** What a new record starts with: nothing, a value, today, the person who writes, a formula, or a value of another form. */
export function DefaultEditor({ id, path, field, table, value, onChange }: DefaultEditorProps) {
  const { t } = useTranslation("designer-panel");
  const { setOptions } = useSurrounding();
  const kind = kindOf(value);
  const kinds = kindsFor(field.type);
  const { Input } = controlOf(field.type);
  const bare: Field = { ...withSetOptions(field, setOptions), placeholder: "" };
  return (
    <div className="m-property">
      <Select
        id={id}
        style={{ width: "100%" }}
        value={kind}
        options={[...new Set([...kinds, kind])].map((each) => ({ value: each, label: t(`default.${each}`) }))}
        onChange={(next: Kind) => onChange(beginning(next, field.type))}
      />
      {value && "value" in value && (
        <FieldScopeProvider value={NO_NAMES}>
          <Suspense fallback={null}>
            <Input
              id={`${id}-value`}
              field={bare}
              path={path}
              value={value.value}
              onChange={(next) => onChange({ value: next })}
            />
          </Suspense>
        </FieldScopeProvider>
      )}
      {value && "relative" in value && kind === "relative" && (
        <RelativeInput
          id={`${id}-relative`}
          label={t("default.relative")}
          value={value.relative}
          moment={nowOf(field.type) === "now"}
          onChange={(relative) => onChange({ relative })}
        />
      )}
      {value && "query" in value && (
        <QueryDefault field={field} table={table} query={value.query} onChange={(query) => onChange({ query })} />
      )}
      {value && "expr" in value && (
        <FormulaInput
          id={`${id}-formula`}
          field={field}
          table={table}
          value={value.expr}
          onChange={(expr) => onChange({ expr })}
        />
      )}
    </div>
  );
}
