import { Select } from "antd";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { RelativeInput } from "../../../controls/date/relative-input.tsx";
import { valueTypeOf } from "../../../model/form/kinds.ts";
import { fieldType } from "../../../model/form/types.ts";
import type { Field } from "../../../model/form-shape.ts";
import { resultType } from "../../../model/formula/operators.ts";
import type { FxType } from "../../../model/formula/types.ts";
import type { Json, JsonObject } from "../../../model/json.ts";
import type { Choice, Line } from "../../../runtime/record-list/filter-lines.ts";
import { FilterValue } from "../../../runtime/record-list/filter-value.tsx";
import { useSurrounding } from "../design-context.tsx";
import { FormulaInput } from "../panel/formula-input.tsx";
import type { Only, Reachable } from "./use-fields.ts";

/** What stands on the right: a value, a day as seen from today, another field, or a formula. */
type Side = "value" | "relative" | "field" | "expr" | "record";

const SIDES: Readonly<Record<Only | "all", readonly Side[]>> = {
  all: ["value", "relative", "field", "expr"],
  record: ["value", "relative", "record"],
  fields: ["value", "relative", "field"],
  constants: [],
  changes: ["value", "relative", "field", "expr"],
  asked: ["value", "record"],
};

/** Kinds of values that may be as far from today as one likes. */
const TIMELY: ReadonlySet<string> = new Set(["DATE", "DATETIME"]);

/** Kinds of values that have to come from a field, because formulas cannot write them down. */
const POINTING: ReadonlySet<string> = new Set([
  "USER",
  "USERS",
  "DEPARTMENT",
  "DEPARTMENTS",
  "LINK",
  "LINKS",
  "DATETIME",
  "TIME",
]);

/** What may stand on the right of a field; nothing to choose where only values may. */
export function sidesFor(field: Field, only: Only | undefined): readonly Side[] {
  const kind = valueTypeOf(field.type);
  return SIDES[only ?? "all"].filter((one) => {
    if (one === "relative") return TIMELY.has(kind);
    return only !== "asked" || one !== "value" || !POINTING.has(kind);
  });
}

/** With what each begins. */
const BEGUN: Readonly<Record<Side, Json>> = {
  value: null,
  relative: { relative: "today" },
  field: { field: "" },
  expr: { expr: "" },
  record: { var: "record." },
};

function sideOf(value: Json): Side {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "value";
  if (String((value as JsonObject)["var"] ?? "").startsWith("record.")) return "record";
  return (["field", "expr", "relative"] as const).find((side) => side in value) ?? "value";
}

interface OperandEditorProps {
  readonly id: string;
  /** What it is compared with. */
  readonly target: Reachable;
  readonly choice: Choice;
  /** What may be chosen; without any it is a value. */
  readonly sides: readonly Side[];
  readonly fields: readonly Reachable[];
  /** Fields of the record around. */
  readonly around: readonly Reachable[];
  /** Whether it is asked of many records at once, see `Only`. */
  readonly asked: boolean;
  /** The sub-table each of whose rows is asked. */
  readonly table: Field | null;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
}

/** The right side of a comparison: what it is taken from, and what it is. */
export function OperandEditor(props: OperandEditorProps) {
  const { id, target, choice, sides, fields, around, asked, table, value, onChange } = props;
  const { t } = useTranslation("designer-logic");
  const { form } = useSurrounding();
  const side = sideOf(value);
  const part = value as JsonObject;
  return (
    <>
      {sides.length > 0 && (
        <Select<Side>
          aria-label={t("condition.side")}
          value={side}
          options={[...new Set([...sides, side])].map((each) => ({
            value: each,
            label: t(`condition.side.${each}`),
          }))}
          onChange={(next) => onChange(BEGUN[next])}
        />
      )}
      <div className="m-comparison-value">
        {side === "value" && (
          <FilterValue
            line={{ id: 0, field: target.path, choice, value } satisfies Line}
            field={target.field}
            onChange={onChange}
          />
        )}
        {side === "relative" && (
          <Suspense fallback={null}>
            <RelativeInput
              id={`${id}-relative`}
              label={t("condition.side.relative")}
              value={String(part["relative"])}
              moment={valueTypeOf(target.field.type) === "DATETIME"}
              onChange={(relative) => onChange({ relative })}
            />
          </Suspense>
        )}
        {side === "field" && (
          <Select
            aria-label={t("condition.otherField")}
            placeholder={t("condition.otherField")}
            showSearch={{ optionFilterProp: "label" }}
            value={String(part["field"]) || null}
            options={fields
              .filter((each) => sameType(each, target))
              .map((each) => ({ value: each.path, label: each.title }))}
            onChange={(field: string) => onChange({ field })}
          />
        )}
        {side === "record" && (
          <Select
            aria-label={t("condition.otherField")}
            placeholder={t("condition.otherField")}
            showSearch={{ optionFilterProp: "label" }}
            value={String(part["var"]).slice("record.".length) || null}
            options={around
              .filter((each) => fitsBeside(each, target, form, asked))
              .map((each) => ({ value: each.path, label: each.title }))}
            onChange={(path: string) => onChange({ var: `record.${path}` })}
          />
        )}
        {side === "expr" && (
          <FormulaInput
            id={`${id}-formula`}
            field={target.field}
            table={table}
            value={String(part["expr"])}
            onChange={(expr) => onChange({ expr })}
          />
        )}
      </div>
    </>
  );
}

/** Both ends of a range; each may be as different as what stands alone: from seven days ago to the date of delivery. */
export function RangeEnds({ value, choice, onChange, ...rest }: OperandEditorProps) {
  const { t } = useTranslation("designer-logic");
  const [from = null, to = null] = Array.isArray(value) ? (value as readonly Json[]) : [];
  const single: Choice = { ...choice, takes: "one" };
  const end = (name: "from" | "to", own: Json, put: (next: Json) => Json) => (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame
    <div role="group" aria-label={t(`condition.${name}`)}>
      <span>{t(`condition.${name}`)}</span>
      <OperandEditor
        {...rest}
        id={`${rest.id}-${name}`}
        choice={single}
        value={own}
        onChange={(next) => onChange(put(next))}
      />
    </div>
  );
  return (
    <div className="m-comparison-ends">
      {end("from", from, (next) => [next, to])}
      {end("to", to, (next) => [from, next])}
    </div>
  );
}

const sameType = (one: Reachable, other: Reachable): boolean =>
  one.path !== other.path && JSON.stringify(fieldType(one.field, "")) === JSON.stringify(fieldType(other.field, ""));

/** Fields of two forms that may be compared: links, people and texts of one kind. */
function fitsBeside(one: Reachable, other: Reachable, form: string, asked: boolean): boolean {
  const [left, right] = [elementOf(fieldType(other.field, form)), fieldType(one.field, form)];
  if (asked) return resultType("=", left, right) !== undefined;
  return JSON.stringify(elementOf(right)) === JSON.stringify(left);
}

const elementOf = (type: FxType): FxType => (typeof type === "object" && "list" in type ? type.list : type);
