import { isValidFor, needsOldImage, operators, operatorTakes, type Takes } from "../../model/condition/operators.ts";
import type { Condition, Operand, Operator, RowsAsked } from "../../model/condition/types.ts";
import { isEncrypted, optionsOf } from "../../model/fields.ts";
import { topmost } from "../../model/form/branches.ts";
import { AS_A_WHOLE, kindOf, valueTypeOf } from "../../model/form/kinds.ts";
import { fieldType } from "../../model/form/types.ts";
import type { Field } from "../../model/form-shape.ts";
import { type FxType, typeId } from "../../model/formula/types.ts";
import type { Json } from "../../model/json.ts";

/** Ways to ask that speak of whoever looks. */
export type Phrase =
  | "isMe"
  | "hasMe"
  | "isColleague"
  | "isBelowColleague"
  | "hasColleague"
  | "hasBelowColleague"
  | "isMine"
  | "isBelowMine"
  | "hasMine";

/** A way to ask a field: an operator, or a phrase such as "is me". */
export interface Choice {
  readonly name: string;
  readonly phrase?: Phrase;
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
  /** What one row of a sub-table is asked, by paths of its columns; the field is the sub-table. */
  readonly rows?: readonly Line[];
}

/** A sub-table is asked whether one of its rows meets all of some lines. */
export const SOME_ROW: Choice = { name: "someRow", op: "notEmpty", takes: "nothing" };

const phrase = (name: Phrase, op: Operator, fixed: Operand): Choice => ({
  name,
  phrase: name,
  op,
  takes: "nothing",
  fixed,
});

const PHRASES: Readonly<Record<string, readonly Choice[]>> = {
  user: [
    phrase("isMe", "eq", { var: "user.id" }),
    phrase("isColleague", "in", { var: "user.departmentPeople" }),
    phrase("isBelowColleague", "in", { var: "user.departmentTreePeople" }),
  ],
  "list:user": [
    phrase("hasMe", "hasAny", [{ var: "user.id" }]),
    phrase("hasColleague", "hasAny", { var: "user.departmentPeople" }),
    phrase("hasBelowColleague", "hasAny", { var: "user.departmentTreePeople" }),
  ],
  department: [
    phrase("isMine", "eq", { var: "user.department" }),
    phrase("isBelowMine", "in", { var: "user.departmentTree" }),
  ],
  "list:department": [phrase("hasMine", "hasAny", { var: "user.departmentTree" })],
};

const wayOf = (op: Operator): Choice => ({ name: op, op, takes: operatorTakes(op) });

/**
 * The ways to ask a field, the most usual first: a region of an address, what is near of a place; what it was before is known to
 * what a change sets off.
 */
export function choicesOf(field: Field, form: string, changing = false): readonly Choice[] {
  const ways = isEncrypted(field) ? AS_A_WHOLE : kindOf(field.type).ways;
  return ways
    ? ways.filter((op) => changing || !needsOldImage(op)).map(wayOf)
    : choicesFor(fieldType(field, form), changing);
}

/** The same with the way in which somebody has asked already, although it is not offered. */
export function choicesWith(choices: readonly Choice[], asked: Choice | undefined): readonly Choice[] {
  return !asked || choices.some(({ name }) => name === asked.name) ? choices : [...choices, asked];
}

/** The ways to ask a field of a type, the most usual first; what it was before is known to what a change sets off. */
export function choicesFor(type: FxType, changing = false): readonly Choice[] {
  const ways = operators
    .filter((op) => op !== "near" && ((op !== "inSubtree" && op !== "notInSubtree") || isOfDepartments(type)))
    .filter((op) => (changing || !needsOldImage(op)) && isValidFor(op, type))
    .filter((op) => !isOfFiles(type) || operatorTakes(op) === "nothing")
    .map(wayOf);
  return [...(PHRASES[typeId(type)] ?? []), ...ways];
}

/** Only controls know whether options stand in a tree. */
const isOfDepartments = (type: FxType): boolean =>
  type === "department" || (typeof type === "object" && "list" in type && type.list === "department");

/** Nobody knows a file by its id. */
const isOfFiles = (type: FxType): boolean => typeof type === "object" && "list" in type && type.list === "file";

/** The same question, in which a whole branch of a tree stands for all that is below it. */
export function withBranches(filter: Condition, fields: readonly Field[]): Condition {
  if ("all" in filter) return { all: filter.all.map((part) => withBranches(part, fields)) };
  if ("any" in filter) return { any: filter.any.map((part) => withBranches(part, fields)) };
  if (!("field" in filter) || !Array.isArray(filter.value)) return filter;
  const field = fields.find(({ key }) => key === filter.field);
  return field && kindOf(field.type).tree && valueTypeOf(field.type) === "OPTION"
    ? { ...filter, value: [...topmost(optionsOf(field), (filter.value as readonly Json[]).map(String))] }
    : filter;
}

export type Match = "all" | "any";

/** The lines of a filter; null when it says more than lines can. */
export function linesOf(filter: Condition, fields: readonly Field[]): { match: Match; lines: readonly Line[] } | null {
  const match: Match = "any" in filter ? "any" : "all";
  const parts = "all" in filter ? filter.all : "any" in filter ? filter.any : [filter];
  const lines: Line[] = [];
  for (const [id, part] of parts.entries()) {
    if ("rows" in part) {
      const rows = rowLines(part, fields);
      if (rows === null) return null;
      lines.push({ id, field: part.rows, choice: SOME_ROW, value: null, rows });
      continue;
    }
    if (!("field" in part)) return null;
    const field = fields.find(({ key }) => key === part.field);
    const choice = field && choiceFor(field, "", part.op, part.value);
    if (!choice) return null;
    lines.push({ id, field: part.field, choice, value: choice.fixed ? null : ((part.value ?? null) as Json) });
  }
  return { match, lines };
}

function rowLines({ rows: table, where }: RowsAsked, fields: readonly Field[]): readonly Line[] | null {
  const columns = fields.find(({ key }) => key === table)?.fields;
  const parts = "all" in where ? where.all : [where];
  if (!columns || "any" in where) return null;
  const outside: Condition[] = [];
  for (const part of parts) {
    if (!("field" in part)) return null;
    outside.push({ ...part, field: `${table}.${part.field}` });
  }
  return linesOf({ all: outside }, columns)?.lines ?? null;
}

/** The way in which a field is asked, also one that is not offered for it. */
export function choiceFor(field: Field, form: string, op: Operator, value: Operand | undefined): Choice | undefined {
  const type = fieldType(field, form);
  return choiceOf(op, value, choicesOf(field, form, true)) ?? choiceOf(op, value, choicesFor(type, true));
}

function choiceOf(op: Operator, value: Operand | undefined, choices: readonly Choice[]): Choice | undefined {
  const phrase = choices.find(({ fixed }) => fixed !== undefined && JSON.stringify(fixed) === JSON.stringify(value));
  if (phrase && phrase.op === op) return phrase;
  return choices.find(({ name }) => name === op);
}

function isComplete({ choice, value, rows }: Line): boolean {
  if (rows) return rows.some(isComplete);
  if (choice.takes === "nothing") return true;
  if (choice.takes === "range" || choice.takes === "circle")
    return Array.isArray(value) && value.length === 2 && value.every((end) => end !== null);
  return value !== null && !(Array.isArray(value) && value.length === 0);
}

/** Columns are called by their own keys inside of a row. */
function columnsAsked(table: string, lines: readonly Line[]): readonly Condition[] {
  const asked = conditionOf("all", lines);
  const parts = asked && "all" in asked ? asked.all : [];
  return parts.map((part) => ("field" in part ? { ...part, field: part.field.slice(table.length + 1) } : part));
}

/** The condition that the complete lines make; null when there is none. */
export function conditionOf(match: Match, lines: readonly Line[]): Condition | null {
  const parts = lines.filter(isComplete).map(({ field, choice, value, rows }): Condition => {
    if (rows) return { rows: field, where: { all: columnsAsked(field, rows) } };
    const operand = choice.fixed ?? (value as Operand | null);
    return operand === null ? { field, op: choice.op } : { field, op: choice.op, value: operand };
  });
  if (parts.length === 0) return null;
  return match === "all" ? { all: parts } : { any: parts };
}
