import { Select } from "antd";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { RelativeInput } from "../../../controls/date/relative-input.tsx";
import type { Operand, Operator } from "../../../model/condition/types.ts";
import { valueTypeOf } from "../../../model/form/kinds.ts";
import { fieldType } from "../../../model/form/types.ts";
import type { Field } from "../../../model/form-shape.ts";
import { resultType } from "../../../model/formula/operators.ts";
import type { FxType } from "../../../model/formula/types.ts";
import type { Json, JsonObject } from "../../../model/json.ts";
import { useChoiceWords } from "../../../runtime/record-list/choice-words.ts";
import {
  type Choice,
  choiceFor,
  choicesFor,
  choicesOf,
  choicesWith,
  type Line,
} from "../../../runtime/record-list/filter-lines.ts";
import { FilterValue } from "../../../runtime/record-list/filter-value.tsx";
import { useSurrounding } from "../design-context.tsx";
import { FormulaInput } from "../panel/formula-input.tsx";
import type { Only, Reachable } from "./use-fields.ts";

/** How a form can be asked, see `Only`. */
const ASKED: ReadonlySet<string> = new Set(["eq", "ne", "gt", "gte", "lt", "lte", "between", "empty", "notEmpty"]);

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

/** What depends on more than the values of the record. */
const MOVING: ReadonlySet<string> = new Set(["within", "inSubtree", "near"]);

interface ComparisonLineProps {
  readonly id: string;
  readonly value: JsonObject;
  readonly fields: readonly Reachable[];
  readonly around?: readonly Reachable[];
  readonly only?: Only;
  /** The sub-table each of whose rows is asked. */
  readonly table?: Field;
  readonly onChange: (comparison: JsonObject) => void;
}

export function blankComparison({ path, field }: Reachable, only?: Only): JsonObject {
  const [choice] = offeredFor(field, "", only);
  return written(path, choice ?? { name: "empty", op: "empty", takes: "nothing" }, null);
}

function written(field: string, choice: Choice, value: Json): JsonObject {
  const operand = choice.fixed ?? value;
  return {
    field,
    op: choice.op,
    ...(operand === null || (choice.takes === "nothing" && !choice.fixed) ? {} : { value: operand as Json }),
  };
}

/** What stands on the right: a value, a day as seen from today, another field, or a formula. */
type Side = "value" | "relative" | "field" | "expr" | "record";

const SIDES: Readonly<Record<Only | "all", readonly Side[]>> = {
  all: ["value", "relative", "field", "expr"],
  record: ["value", "relative", "record"],
  fields: ["value", "relative", "field"],
  constants: ["value"],
  changes: ["value", "relative", "field", "expr"],
  asked: ["value", "record"],
};

/** Kinds of values that may be as far from today as one likes. */
const TIMELY: ReadonlySet<string> = new Set(["DATE", "DATETIME"]);

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

/** The ways to ask a field here; a form that is asked for many records at once compares what is written down. */
function offeredFor(field: Field, form: string, only: Only | undefined): readonly Choice[] {
  if (only === "asked") return choicesFor(fieldType(field, form)).filter(({ op }) => ASKED.has(op));
  const choices = choicesOf(field, form, only === "changes");
  return only === "constants" ? choices.filter(({ op, fixed }) => !MOVING.has(op) && fixed === undefined) : choices;
}

/** field · how · what */
export function ComparisonLine({ id, value, fields, around = [], only, table, onChange }: ComparisonLineProps) {
  const { t } = useTranslation("designer-logic");
  const wordOf = useChoiceWords();
  const { form } = useSurrounding();
  const path = String(value["field"] ?? "");
  const reachable = fields.find((each) => each.path === path);
  const offered = reachable ? offeredFor(reachable.field, form, only) : [];
  const kind = reachable && valueTypeOf(reachable.field.type);
  const sides = SIDES[only ?? "all"].filter((one) => {
    if (one === "relative") return TIMELY.has(kind ?? "");
    return only !== "asked" || one !== "value" || !POINTING.has(kind ?? "");
  });
  const operand = (value["value"] ?? null) as Json;
  const choice =
    reachable && choiceFor(reachable.field, form, String(value["op"]) as Operator, operand as unknown as Operand);
  const choices = choicesWith(offered, choice);
  const side = sideOf(operand);
  const comparable = choice?.takes === "one" || choice?.takes === "oneOrList";
  return (
    <div className="m-comparison">
      <Select
        id={id}
        aria-label={t("condition.field")}
        showSearch={{ optionFilterProp: "label" }}
        value={path}
        options={fields.map(({ path: own, title }) => ({ value: own, label: title }))}
        {...(reachable ? {} : { status: "error" as const })}
        onChange={(next: string) => {
          const chosen = fields.find((each) => each.path === next);
          if (chosen) onChange(blankComparison(chosen, only));
        }}
      />
      <Select
        aria-label={t("condition.operator")}
        showSearch={{ optionFilterProp: "label" }}
        value={choice?.name ?? String(value["op"])}
        options={choices.map((each) => ({ value: each.name, label: wordOf(each, reachable?.field) }))}
        onChange={(name: string) => {
          const next = choices.find((each) => each.name === name);
          if (next) onChange(written(path, next, next.takes === choice?.takes && !choice?.fixed ? operand : null));
        }}
      />
      {comparable && !choice?.fixed && only !== "constants" && (
        <Select<Side>
          aria-label={t("condition.side")}
          value={side}
          options={[...new Set([...sides, side])].map((each) => ({
            value: each,
            label: t(`condition.side.${each}`),
          }))}
          onChange={(next) => {
            onChange(written(path, choice, BEGUN[next]));
          }}
        />
      )}
      {reachable && choice && (
        <div className="m-comparison-value">
          {side === "value" && (
            <FilterValue
              line={{ id: 0, field: path, choice, value: operand } satisfies Line}
              field={reachable.field}
              onChange={(next) => onChange(written(path, choice, next))}
            />
          )}
          {side === "relative" && (
            <Suspense fallback={null}>
              <RelativeInput
                id={`${id}-relative`}
                label={t("condition.side.relative")}
                value={String((operand as JsonObject)["relative"])}
                moment={kind === "DATETIME"}
                onChange={(relative) => onChange(written(path, choice, { relative }))}
              />
            </Suspense>
          )}
          {side === "field" && (
            <Select
              aria-label={t("condition.otherField")}
              showSearch={{ optionFilterProp: "label" }}
              value={String((operand as JsonObject)["field"]) || null}
              options={fields
                .filter((each) => sameType(each, reachable))
                .map((each) => ({ value: each.path, label: each.title }))}
              onChange={(next: string) => onChange(written(path, choice, { field: next }))}
            />
          )}
          {side === "record" && (
            <Select
              aria-label={t("condition.otherField")}
              showSearch={{ optionFilterProp: "label" }}
              value={String((operand as JsonObject)["var"]).slice("record.".length) || null}
              options={around
                .filter((each) => fitsBeside(each, reachable, form, only === "asked"))
                .map((each) => ({ value: each.path, label: each.title }))}
              onChange={(next: string) => onChange(written(path, choice, { var: `record.${next}` }))}
            />
          )}
          {side === "expr" && (
            <FormulaInput
              id={`${id}-formula`}
              field={reachable.field}
              table={table ?? null}
              value={String((operand as JsonObject)["expr"])}
              onChange={(expr) => onChange(written(path, choice, { expr }))}
            />
          )}
        </div>
      )}
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
