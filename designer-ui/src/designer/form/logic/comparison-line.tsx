import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Operand, Operator } from "../../../model/condition/types.ts";
import { fieldType } from "../../../model/form/types.ts";
import type { Field } from "../../../model/form-shape.ts";
import type { Json, JsonObject } from "../../../model/json.ts";
import { useChoiceWords } from "../../../runtime/record-list/choice-words.ts";
import {
  type Choice,
  choiceFor,
  choicesFor,
  choicesOf,
  choicesWith,
} from "../../../runtime/record-list/filter-lines.ts";
import { useSurrounding } from "../design-context.tsx";
import { OperandEditor, RangeEnds, sidesFor } from "./operand-editor.tsx";
import type { Only, Reachable } from "./use-fields.ts";

/** How a form can be asked, see `Only`. */
const ASKED: ReadonlySet<string> = new Set(["eq", "ne", "gt", "gte", "lt", "lte", "between", "empty", "notEmpty"]);

/** What depends on more than the values of the record. */
const MOVING: ReadonlySet<string> = new Set(["within", "inSubtree", "notInSubtree", "near"]);

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
  const sides = reachable ? sidesFor(reachable.field, only) : [];
  const operand = (value["value"] ?? null) as Json;
  const choice =
    reachable && choiceFor(reachable.field, form, String(value["op"]) as Operator, operand as unknown as Operand);
  const choices = choicesWith(offered, choice);
  const comparable = (choice?.takes === "one" || choice?.takes === "oneOrList") && !choice.fixed;
  const ends = choice?.takes === "range" ? sides.filter((one) => one !== "record") : [];
  const besides = { fields, around, asked: only === "asked", table: table ?? null };
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
      {reachable && choice && ends.length > 1 && (
        <RangeEnds
          {...besides}
          id={id}
          target={reachable}
          choice={choice}
          sides={ends}
          value={operand}
          onChange={(next) => onChange(written(path, choice, next))}
        />
      )}
      {reachable && choice && ends.length <= 1 && (
        <OperandEditor
          {...besides}
          id={id}
          target={reachable}
          choice={choice}
          sides={comparable ? sides : []}
          value={operand}
          onChange={(next) => onChange(written(path, choice, next))}
        />
      )}
    </div>
  );
}
