import type { FxType } from "../formula/types";
import type { Operator } from "./types";

export type Takes = "nothing" | "one" | "range" | "list" | "oneOrList" | "period" | "circle";

const takes: Readonly<Record<Operator, Takes>> = {
  eq: "one",
  ne: "one",
  gt: "one",
  gte: "one",
  lt: "one",
  lte: "one",
  between: "range",
  in: "list",
  notIn: "list",
  contains: "one",
  notContains: "one",
  startsWith: "one",
  empty: "nothing",
  notEmpty: "nothing",
  hasAny: "list",
  hasAll: "list",
  hasNone: "list",
  within: "period",
  inSubtree: "oneOrList",
  notInSubtree: "oneOrList",
  near: "circle",
  changed: "nothing",
  changedTo: "oneOrList",
  changedFrom: "oneOrList",
};

/** In the order in which a menu offers them. */
export const operators = Object.keys(takes) as readonly Operator[];

const anyType: ReadonlySet<Operator> = new Set(["empty", "notEmpty", "changed"]);
const oldImage: ReadonlySet<Operator> = new Set(["changed", "changedTo", "changedFrom"]);
const equality: ReadonlySet<Operator> = new Set(["eq", "ne", "changedTo", "changedFrom"]);
const choice: ReadonlySet<Operator> = new Set(["in", "notIn"]);
const subtree: ReadonlySet<Operator> = new Set(["inSubtree", "notInSubtree"]);
const order: ReadonlySet<Operator> = new Set(["gt", "gte", "lt", "lte", "between"]);
const wording: ReadonlySet<Operator> = new Set(["contains", "notContains", "startsWith"]);
const membership: ReadonlySet<Operator> = new Set(["hasAny", "hasAll", "hasNone", "contains", "notContains"]);

export function isOperator(text: unknown): text is Operator {
  return typeof text === "string" && Object.hasOwn(takes, text);
}

/** The shape of the value an operator takes. */
export function operatorTakes(operator: Operator): Takes {
  return takes[operator];
}

/** Whether it compares with the record as it was before the change that is being looked at. */
export function needsOldImage(operator: Operator): boolean {
  return oldImage.has(operator);
}

/** Whether it asks a list as a whole; every other operator over a list means "some element matches". */
export function asksWholeList(operator: Operator, element: FxType): boolean {
  return anyType.has(operator) || (isChosen(element) && membership.has(operator));
}

export function elementOf(type: FxType): FxType | undefined {
  return typeof type === "object" && "list" in type ? type.list : undefined;
}

export function isValidFor(operator: Operator, type: FxType): boolean {
  if (anyType.has(operator)) {
    return true;
  }
  const element = elementOf(type);
  if (element !== undefined) {
    return !oldImage.has(operator) && (asksWholeList(operator, element) || isValidFor(operator, element));
  }
  if (type === "file" || type === "blank") {
    return false;
  }
  if (equality.has(operator)) {
    return true;
  }
  if (type === "text") {
    return choice.has(operator) || wording.has(operator) || operator === "near";
  }
  if (isChosen(type)) {
    return choice.has(operator) || (subtree.has(operator) && (type === "department" || type === "option"));
  }
  const isMoment = type === "date" || type === "datetime";
  return type !== "bool" && (choice.has(operator) || order.has(operator) || (operator === "within" && isMoment));
}

/** Whether values of the type are picked (options, people, departments, records) rather than written. */
function isChosen(type: FxType): boolean {
  return type === "option" || type === "user" || type === "department" || (typeof type === "object" && "ref" in type);
}
