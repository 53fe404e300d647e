import { Amounts, equalIn, isAllowed, sameIn } from "../formula/amounts";
import { innermost } from "../formula/assignability";
import type { Expr } from "../formula/expr";
import { compileFormula } from "../formula/formula";
import { isPlace } from "../formula/places";
import { nearest } from "../formula/suggestion";
import { type FieldTypes, type FxType, listOf, typeId } from "../formula/types";
import { areComparable, readLiteral } from "./literals";
import { isValidFor, needsOldImage, operatorTakes, type Takes } from "./operators";
import { periodNamed } from "./period";
import { parseRelativeTime, relativeTimeType } from "./relative-time";
import { ColumnTypes, isOfRows } from "./row-question";
import {
  type Comparison,
  type Condition,
  type ConditionProblem,
  isLiteral,
  isMany,
  type Operand,
  type Operator,
  type RowsAsked,
  type SingleOperand,
} from "./types";
import { variableNames, variableType } from "./variables";

const OTHER_CURRENCY = "condition_other_currency";

/** `change`: the record before the change is known too (rules), so `changed…` may be used. */
export type Place = "record" | "change";

interface Checking {
  readonly types: FieldTypes;
  readonly place: Place;
  readonly problems: ConditionProblem[];
}

/** What is wrong with a condition for the fields it is asked of; empty when it may be evaluated. */
export function checkCondition(
  condition: Condition,
  types: FieldTypes,
  place: Place = "record",
): readonly ConditionProblem[] {
  const checking: Checking = { types, place, problems: [] };
  checkAt(condition, "", checking);
  return checking.problems;
}

function checkAt(condition: Condition, at: string, checking: Checking): void {
  if ("all" in condition) {
    condition.all.forEach((part, index) => {
      checkAt(part, `${at}/all/${index}`, checking);
    });
    allowSame(condition, `${at}/all/`, checking);
    return;
  }
  if ("any" in condition) {
    condition.any.forEach((part, index) => {
      checkAt(part, `${at}/any/${index}`, checking);
    });
    return;
  }
  if ("not" in condition) {
    checkAt(condition.not, `${at}/not`, checking);
    return;
  }
  if ("rows" in condition) {
    checkRows(condition, at, checking);
    return;
  }
  if ("expr" in condition) {
    const type = formulaType(condition.expr, `${at}/expr`, checking);
    if (type !== undefined && type !== "bool" && type !== "blank") {
      report(checking, `${at}/expr`, "condition_expression_not_bool", { type: typeId(type) });
    }
    return;
  }
  checkComparison(condition, at, checking);
}

function checkRows({ rows: table, where }: RowsAsked, at: string, checking: Checking): void {
  if (fieldType(table, `${at}/rows`, checking) === undefined) return;
  const columns = new ColumnTypes(checking.types, table);
  if (!isOfRows(checking.types, table) || asksNothing(where)) {
    report(checking, `${at}/rows`, "condition_no_rows", { field: table });
    return;
  }
  checkAt(where, `${at}/where`, { types: columns, place: "record", problems: checking.problems });
}

/** Whether it has no comparison and no formula in it. */
function asksNothing(condition: Condition): boolean {
  if ("all" in condition) return condition.all.every(asksNothing);
  if ("any" in condition) return condition.any.every(asksNothing);
  if ("not" in condition) return asksNothing(condition.not);
  return "rows" in condition && asksNothing(condition.where);
}

function checkComparison({ field, op, value }: Comparison, at: string, checking: Checking): void {
  const type = fieldType(field, `${at}/field`, checking);
  if (type === undefined) {
    return;
  }
  if (!isValidFor(op, type)) {
    report(checking, `${at}/op`, "condition_operator_not_valid", { field, operator: op, type: typeId(type) });
    return;
  }
  if (needsOldImage(op) && checking.place === "record") {
    report(checking, `${at}/op`, "condition_no_old_image", { operator: op });
  }
  if (value !== undefined) {
    checkValue(value, op, innermost(type), `${at}/value`, checking);
    checkCurrencies({ kind: "field", path: field, type }, value, `${at}/value`, checking);
  }
}

function checkCurrencies(amount: Expr, value: Operand, at: string, checking: Checking): void {
  const amounts = new Amounts(checking.types, [], []);
  const check = (operand: SingleOperand, pointer: string) => {
    const other = expressionOf(operand, checking.types);
    const apart = other && amounts.compared(amount, other);
    if (apart) report(checking, pointer, OTHER_CURRENCY, { ...apart });
  };
  if (isMany(value)) value.forEach((part, index) => void check(part, `${at}/${index}`));
  else check(value, at);
}

function expressionOf(operand: SingleOperand, types: FieldTypes): Expr | undefined {
  if (isLiteral(operand)) return undefined;
  if ("expr" in operand) return compileFormula(operand.expr, types).formula?.ast;
  const type = "field" in operand ? types.typeOf(operand.field) : undefined;
  return "field" in operand && type !== undefined ? { kind: "field", path: operand.field, type } : undefined;
}

/** Amounts may be compared where the same conditions ask for the same currency. */
function allowSame(condition: Condition, under: string, { types, problems }: Checking): void {
  if (!problems.some(({ code }) => code === OTHER_CURRENCY)) return;
  const equal = sameIn(equalities(condition, true, types));
  const stay = problems.filter(
    ({ code, path, params }) => code !== OTHER_CURRENCY || !path.startsWith(under) || !isAllowed(equal, params),
  );
  problems.splice(0, problems.length, ...stay);
}

/** Pairs that are equal wherever the condition holds, or does not, as far as it says so outright. */
function equalities(condition: Condition, holds: boolean, types: FieldTypes): readonly (readonly string[])[] {
  if ("all" in condition) return holds ? condition.all.flatMap((part) => equalities(part, true, types)) : [];
  if ("any" in condition) return holds ? [] : condition.any.flatMap((part) => equalities(part, false, types));
  if ("not" in condition) return equalities(condition.not, !holds, types);
  if ("expr" in condition) {
    const { formula } = compileFormula(condition.expr, types);
    return formula ? equalIn(formula.ast, holds) : [];
  }
  return "rows" in condition ? [] : equalPair(condition, holds, types);
}

/** Of a field of one value; of several some may be equal and others not. */
function equalPair(
  { field, op, value }: Comparison,
  holds: boolean,
  types: FieldTypes,
): readonly (readonly string[])[] {
  const equal = holds ? op === "eq" || op === "in" : op === "ne" || op === "notIn";
  const [operand, ...more] = value === undefined ? [] : isMany(value) ? value : [value];
  const type = types.typeOf(field);
  if (!equal || operand === undefined || more.length > 0 || type === undefined || listOf(type)) return [];
  if (typeof operand === "string") return [[field, operand]];
  return typeof operand === "object" && "field" in operand ? [[field, operand.field]] : [];
}

function checkValue(value: Operand, operator: Operator, expected: FxType, at: string, checking: Checking): void {
  const takes = operatorTakes(operator);
  if (takes === "period") {
    if (periodNamed(value) === undefined) {
      const name = typeof value === "object" ? JSON.stringify(value) : String(value);
      report(checking, at, "condition_unknown_period", { name });
    }
    return;
  }
  if (takes === "circle" && isMany(value)) {
    checkCircle(value, at, checking);
    return;
  }
  if (isMany(value)) {
    value.forEach((part, index) => {
      checkFits(part, "one", expected, `${at}/${index}`, checking);
    });
    return;
  }
  if (takes === "list" && isLiteral(value)) {
    report(checking, at, "condition_value_shape");
    return;
  }
  checkFits(value, takes, expected, at, checking);
}

function checkCircle([place, kilometres]: readonly SingleOperand[], at: string, checking: Checking): void {
  if (place !== undefined) checkFits(place, "one", "text", `${at}/0`, checking);
  if (kilometres !== undefined) checkFits(kilometres, "one", "number", `${at}/1`, checking);
  if (place !== undefined && isLiteral(place) && !isPlace(String(place))) {
    report(checking, `${at}/0`, "condition_not_a_place", { text: String(place) });
  }
}

function checkFits(operand: SingleOperand, takes: Takes, expected: FxType, at: string, checking: Checking): void {
  if (isLiteral(operand)) {
    if (readLiteral(operand, expected) === null) {
      report(checking, at, "condition_value_type", { type: typeId(expected) });
    }
    return;
  }
  const type = operandType(operand, at, checking);
  if (type === undefined || type === "blank") {
    return;
  }
  const element = listOf(type);
  if (takes === "list" && element === undefined) {
    report(checking, at, "condition_value_shape");
    return;
  }
  const mayBeList = takes === "list" || takes === "oneOrList";
  if (!areComparable(mayBeList ? (element ?? type) : type, expected)) {
    report(checking, at, "condition_value_type", { type: typeId(expected) });
  }
}

function operandType(operand: Exclude<SingleOperand, string | number | boolean>, at: string, checking: Checking) {
  if ("field" in operand) {
    return fieldType(operand.field, `${at}/field`, checking);
  }
  if ("expr" in operand) {
    return formulaType(operand.expr, `${at}/expr`, checking);
  }
  if ("relative" in operand) {
    const time = parseRelativeTime(operand.relative);
    return time && relativeTimeType(time);
  }
  const type = variableType(operand.var);
  if (type === undefined) {
    report(checking, `${at}/var`, "condition_unknown_variable", suggesting("name", operand.var, variableNames));
  }
  return type;
}

function fieldType(path: string, at: string, checking: Checking): FxType | undefined {
  const type = checking.types.typeOf(path);
  if (type === undefined) {
    report(checking, at, "condition_unknown_field", suggesting("field", path, checking.types.known()));
  }
  return type;
}

function formulaType(source: string, at: string, checking: Checking): FxType | undefined {
  const { formula, problems } = compileFormula(source, checking.types);
  for (const { code, from, to, params } of problems) {
    report(checking, at, code, { ...params, from, to });
  }
  return formula?.type;
}

function suggesting(param: string, name: string, known: readonly string[]): Readonly<Record<string, unknown>> {
  const suggestion = nearest(name, known);
  return suggestion === undefined ? { [param]: name } : { [param]: name, suggestion };
}

function report(checking: Checking, path: string, code: string, params: Readonly<Record<string, unknown>> = {}): void {
  checking.problems.push({ code, path, params });
}
