import { Decimal } from "decimal.js";
import { isError } from "../formula/errors";
import { compileFormula, evaluateFormula } from "../formula/formula";
import { metresBetween } from "../formula/places";
import { type FieldTypes, type FormulaContext, type FxType, type FxValue, listOf } from "../formula/types";
import type { ConditionContext } from "./context";
import { fit, readLiteral } from "./literals";
import { asksWholeList, isValidFor, needsOldImage } from "./operators";
import { periodNamed } from "./period";
import { parseRelativeTime, resolveRelativeTime } from "./relative-time";
import { ColumnTypes, rowsOf } from "./row-question";
import { and, negated, or, truthOf } from "./truth";
import { type Comparison, type Condition, isLiteral, isMany, type Operand, type Operator, type Truth } from "./types";
import { among, equal, holds, isEmpty, isList, isSame, ordered } from "./values";
import { variableValue } from "./variables";
import { dayAt, dayOf } from "./zone";

/** A condition made ready to be asked of many records; its formulas are compiled once. */
export type PreparedCondition = (context: ConditionContext) => Truth;

type Supply = (context: ConditionContext) => FxValue;
type Test = (value: FxValue, context: ConditionContext) => Truth;

/** @throws RangeError for a condition in which `checkCondition` finds a problem */
export function prepareCondition(condition: Condition, types: FieldTypes): PreparedCondition {
  if ("all" in condition) {
    const parts = condition.all.map((part) => prepareCondition(part, types));
    return (context) =>
      parts.reduce<Truth>((answer, part) => (answer === "FALSE" ? answer : and(answer, part(context))), "TRUE");
  }
  if ("any" in condition) {
    const parts = condition.any.map((part) => prepareCondition(part, types));
    return (context) =>
      parts.reduce<Truth>((answer, part) => (answer === "TRUE" ? answer : or(answer, part(context))), "FALSE");
  }
  if ("not" in condition) {
    const inner = prepareCondition(condition.not, types);
    return (context) => negated(inner(context));
  }
  if ("rows" in condition) {
    const { rows: table, where } = condition;
    const inner = prepareCondition(where, new ColumnTypes(types, table));
    return (context) => truthOf(rowsOf(context, table).some((row) => inner(row) === "TRUE"));
  }
  if ("expr" in condition) {
    const result = computed(condition.expr, types);
    return (context) => {
      const value = result(context);
      return typeof value === "boolean" ? truthOf(value) : "UNKNOWN";
    };
  }
  return comparison(condition, types);
}

export function evaluateCondition(condition: Condition, types: FieldTypes, context: ConditionContext): Truth {
  return prepareCondition(condition, types)(context);
}

function comparison(condition: Comparison, types: FieldTypes): PreparedCondition {
  const { field, op } = condition;
  const type = types.typeOf(field);
  if (type === undefined || !isValidFor(op, type)) {
    throw new RangeError(`${field} ${op} cannot be asked`);
  }
  if (needsOldImage(op)) {
    return change(condition, type, types);
  }
  if (op === "notInSubtree") {
    const within = comparison({ ...condition, op: "inSubtree" }, types);
    return (context) => negated(within(context));
  }
  const test = testOf(condition, type, types);
  return (context) => test(context.value(field), context);
}

/** Where rows hold lists, "some element" is a row and the list of one row is asked as a list is. */
function testOf(condition: Comparison, type: FxType, types: FieldTypes): Test {
  const element = listOf(type);
  if (element === undefined) return scalarTest(condition, type, types);
  if (asksWholeList(condition.op, element)) return listTest(condition, element, types);
  const test = testOf(condition, element, types);
  return (value, context) => truthOf(isList(value) && value.some((each) => test(each, context) === "TRUE"));
}

function change(condition: Comparison, type: FxType, types: FieldTypes): PreparedCondition {
  const { field, op } = condition;
  const old = (context: ConditionContext) => context.oldValue?.(field) ?? null;
  const changed = (context: ConditionContext) => truthOf(!isSame(old(context), context.value(field), type));
  if (op === "changed") {
    return changed;
  }
  const operand = supply(condition, type, types);
  return (context) => {
    const image = op === "changedTo" ? context.value(field) : old(context);
    return and(changed(context), isOneOf(image, operand(context), type));
  };
}

const orders: Partial<Record<Operator, (order: number) => boolean>> = {
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
};

function scalarTest(condition: Comparison, type: FxType, types: FieldTypes): Test {
  const { op } = condition;
  if (op === "empty" || op === "notEmpty") {
    return (value) => truthOf(isEmpty(value) === (op === "empty"));
  }
  if (op === "within") {
    return within(condition);
  }
  if (op === "near") {
    return near(condition, types);
  }
  const operand = supply(condition, type, types);
  const inOrder = orders[op];
  if (inOrder) {
    return (value, context) => ordered(value, operand(context), type, inOrder);
  }
  switch (op) {
    case "eq":
      return (value, context) => equal(value, operand(context), type);
    case "ne":
      return (value, context) => negated(equal(value, operand(context), type));
    case "between":
      return (value, context) => between(value, operand(context), type);
    case "in":
      return (value, context) => among(value, operand(context), type);
    case "notIn":
      return (value, context) => negated(among(value, operand(context), type));
    case "contains":
      return (value, context) => wording(value, operand(context), (text, part) => text.includes(part));
    case "notContains":
      return (value, context) => negated(wording(value, operand(context), (text, part) => text.includes(part)));
    case "startsWith":
      return (value, context) => wording(value, operand(context), (text, part) => text.startsWith(part));
    case "inSubtree":
      return (value, context) =>
        isOneOf(value, below(operand(context), branchOf(condition.field, type, types, context)), type);
    default:
      throw new RangeError(`${op} is not asked of one value`);
  }
}

function listTest(condition: Comparison, element: FxType, types: FieldTypes): Test {
  const { op } = condition;
  if (op === "empty" || op === "notEmpty") {
    return scalarTest(condition, element, types);
  }
  const operand = supply(condition, element, types);
  const hasAny: Test = (value, context) =>
    lists(value, operand(context), (held, wanted) => wanted.some((each) => holds(held, each, element)));
  const member: Test = (value, context) => {
    const wanted = operand(context);
    return isList(value) && wanted !== null ? truthOf(holds(value, wanted, element)) : "UNKNOWN";
  };
  switch (op) {
    case "hasAny":
      return hasAny;
    case "hasNone":
      return (value, context) => negated(hasAny(value, context));
    case "hasAll":
      return (value, context) =>
        lists(value, operand(context), (held, wanted) => wanted.every((each) => holds(held, each, element)));
    case "contains":
      return member;
    case "notContains":
      return (value, context) => negated(member(value, context));
    default:
      throw new RangeError(`${op} is not asked of a list`);
  }
}

function within({ value: name }: Comparison): Test {
  const period = periodNamed(name);
  if (period === undefined) {
    throw new RangeError(`not a period: ${String(name)}`);
  }
  return (value, context) => {
    if (typeof value !== "string") {
      return "UNKNOWN";
    }
    const { from, until } = period(dayAt(Date.parse(context.now), context.zone));
    const day = dayOf(String(fit(value, "date", context.zone)));
    return truthOf(day >= from && day < until);
  };
}

/** Unknown where one of the two is no place. */
function near({ value }: Comparison, types: FieldTypes): Test {
  const [place, kilometres] = value !== undefined && isMany(value) ? value : [];
  if (place === undefined || kilometres === undefined) {
    throw new RangeError("not a place and a distance");
  }
  const there = operandSupply(place, "text", types);
  const most = operandSupply(kilometres, "number", types);
  return (here, context) => {
    const metres = metresBetween(String(here ?? ""), String(there(context) ?? ""));
    const far = most(context);
    return metres === undefined || !Decimal.isDecimal(far)
      ? "UNKNOWN"
      : truthOf((far as Decimal).times(1000).gte(metres));
  };
}

function between(value: FxValue, ends: FxValue, type: FxType): Truth {
  if (!isList(ends)) {
    return "UNKNOWN";
  }
  return and(
    ordered(value, ends[0] ?? null, type, (order) => order >= 0),
    ordered(value, ends[1] ?? null, type, (order) => order <= 0),
  );
}

function isOneOf(value: FxValue, oneOrList: FxValue, type: FxType): Truth {
  return isList(oneOrList) ? among(value, oneOrList, type) : equal(value, oneOrList, type);
}

type Branch = (key: string) => readonly string[];

function branchOf(path: string, type: FxType, types: FieldTypes, context: ConditionContext): Branch {
  return (key) => (type === "option" ? (types.branch?.(path, key) ?? [key]) : context.departmentTree(key));
}

function below(named: FxValue, branch: Branch): FxValue {
  if (named === null) {
    return null;
  }
  const all = isList(named) ? named : [named];
  return all.flatMap((each) => (typeof each === "string" ? branch(each) : []));
}

function wording(value: FxValue, part: FxValue, test: (text: string, part: string) => boolean): Truth {
  return typeof value === "string" && typeof part === "string" ? truthOf(test(value, part)) : "UNKNOWN";
}

function lists(
  value: FxValue,
  wanted: FxValue,
  test: (held: readonly FxValue[], wanted: readonly FxValue[]) => boolean,
): Truth {
  return isList(value) && isList(wanted) ? truthOf(test(value, wanted)) : "UNKNOWN";
}

function supply({ value }: Comparison, target: FxType, types: FieldTypes): Supply {
  if (value === undefined) {
    throw new RangeError("the value is missing");
  }
  return operandSupply(value, target, types);
}

function operandSupply(operand: Operand, target: FxType, types: FieldTypes): Supply {
  if (isMany(operand)) {
    const parts = operand.map((part) => operandSupply(part, target, types));
    return (context) => parts.map((part) => part(context));
  }
  if (isLiteral(operand)) {
    const value = readLiteral(operand, target);
    if (value === null) {
      throw new RangeError(`not of the type compared with: ${operand}`);
    }
    return (context) => fit(value, target, context.zone);
  }
  const unfitted = unfittedSupply(operand, types);
  return (context) => {
    const value = unfitted(context);
    return isList(value) ? value.map((each) => fit(each, target, context.zone)) : fit(value, target, context.zone);
  };
}

function unfittedSupply(
  operand: Exclude<Operand, string | number | boolean | readonly unknown[]>,
  types: FieldTypes,
): Supply {
  if ("field" in operand) {
    return (context) => context.value(operand.field);
  }
  if ("expr" in operand) {
    return computed(operand.expr, types);
  }
  if ("var" in operand) {
    return (context) => variableValue(operand.var, context);
  }
  const time = parseRelativeTime(operand.relative);
  if (time === undefined) {
    throw new RangeError(`not a time: ${operand.relative}`);
  }
  return (context) => resolveRelativeTime(time, context.now, context.zone);
}

/** The result of a formula; an error is blank. */
function computed(source: string, types: FieldTypes): Supply {
  const { formula } = compileFormula(source, types);
  if (!formula) {
    throw new RangeError(`not a formula: ${source}`);
  }
  return (context) => {
    const result = evaluateFormula(formula, formulaContext(context));
    return isError(result) ? null : result;
  };
}

function formulaContext(context: ConditionContext): FormulaContext {
  return {
    value: (path) => context.value(path),
    now: context.now,
    zone: context.zone,
    calendar: context.calendar,
    variable: (name) => {
      const value = context.variable(name);
      return typeof value === "string" ? value : null;
    },
  };
}
