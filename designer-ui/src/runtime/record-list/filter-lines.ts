import { isValidFor, needsOldImage, operators, operatorTakes, type Takes } from "../../model/condition/operators.ts";
import type { Condition, Operand, Operator } from "../../model/condition/types.ts";
import { fieldType } from "../../model/form/types.ts";
import type { Field } from "../../model/form-shape.ts";
import type { FxType } from "../../model/formula/types.ts";
import type { Json } from "../../model/json.ts";

/** A way to ask a field: an operator, or a phrase such as "is me". */
export interface Choice {
  readonly name: string;
  readonly op: Operator;
  readonly takes: Takes;
  /** The value that comes with the phrase. */
  readonly fixed?: Operand;
}

export interface Line {
  readonly id: number;
  readonly field: string;
  readonly choice: Choice;
  readonly value: Json;
}

const IS_ME: Choice = { name: "isMe", op: "eq", takes: "nothing", fixed: { var: "user.id" } };

/** The ways to ask a field of a type, the most usual first; what it was before is known to what a change sets off. */
export function choicesFor(type: FxType, changing = false): readonly Choice[] {
  const ways = operators
    .filter((op) => (changing || !needsOldImage(op)) && isValidFor(op, type))
    .filter((op) => !isOfFiles(type) || operatorTakes(op) === "nothing")
    .map((op): Choice => ({ name: op, op, takes: operatorTakes(op) }));
  return type === "user" ? [IS_ME, ...ways] : ways;
}

/** Nobody knows a file by its id. */
const isOfFiles = (type: FxType): boolean => typeof type === "object" && "list" in type && type.list === "file";

export type Match = "all" | "any";

/** The lines of a filter; null when it says more than lines can. */
export function linesOf(filter: Condition, fields: readonly Field[]): { match: Match; lines: readonly Line[] } | null {
  const match: Match = "any" in filter ? "any" : "all";
  const parts = "all" in filter ? filter.all : "any" in filter ? filter.any : [filter];
  const lines: Line[] = [];
  for (const [id, part] of parts.entries()) {
    if (!("field" in part)) return null;
    const field = fields.find(({ key }) => key === part.field);
    const choice = field && choiceOf(part.op, part.value, choicesFor(fieldType(field, "")));
    if (!choice) return null;
    lines.push({ id, field: part.field, choice, value: choice.fixed ? null : ((part.value ?? null) as Json) });
  }
  return { match, lines };
}

function choiceOf(op: Operator, value: Operand | undefined, choices: readonly Choice[]): Choice | undefined {
  const phrase = choices.find(({ fixed }) => fixed !== undefined && JSON.stringify(fixed) === JSON.stringify(value));
  if (phrase && phrase.op === op) return phrase;
  return choices.find(({ name }) => name === op);
}

function isComplete({ choice, value }: Line): boolean {
  if (choice.takes === "nothing") return true;
  if (choice.takes === "range") return Array.isArray(value) && value.length === 2 && value.every((end) => end !== null);
  return value !== null && !(Array.isArray(value) && value.length === 0);
}

/** The condition that the complete lines make; null when there is none. */
export function conditionOf(match: Match, lines: readonly Line[]): Condition | null {
  const parts = lines.filter(isComplete).map(({ field, choice, value }): Condition => {
    const operand = choice.fixed ?? (value as Operand | null);
    return operand === null ? { field, op: choice.op } : { field, op: choice.op, value: operand };
  });
  if (parts.length === 0) return null;
  return match === "all" ? { all: parts } : { any: parts };
}
