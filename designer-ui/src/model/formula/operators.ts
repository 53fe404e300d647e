import { commonType, isMagnitude, isScalar } from "./assignability";
import type { BinaryOp } from "./expr";
import type { FxType } from "./types";

/** The type an operator gives, or undefined when it does not take these two. */
export function resultType(op: BinaryOp, left: FxType, right: FxType): FxType | undefined {
  switch (op) {
    case "||":
    case "&&":
      return is(left, "bool") && is(right, "bool") ? "bool" : undefined;
    case "=":
    case "<>":
      return isScalar(left) && commonType(left, right) ? "bool" : undefined;
    case "<":
    case "<=":
    case ">":
    case ">=":
      return isOrdered(commonType(left, right)) ? "bool" : undefined;
    case "&":
      return isScalar(left) && isScalar(right) ? "text" : undefined;
    case "+":
      return sum(left, right);
    case "-":
      return difference(left, right);
    case "*":
      return product(left, right);
    case "/":
      return quotient(left, right);
    case "^":
      return bothAre("number", left, right) ? "number" : undefined;
  }
}

function sum(left: FxType, right: FxType): FxType | undefined {
  if (bothAre("number", left, right)) return "number";
  if (bothAre("duration", left, right)) return "duration";
  return shifted(left, right) ?? shifted(right, left);
}

function difference(left: FxType, right: FxType): FxType | undefined {
  if (bothAre("number", left, right)) return "number";
  if (bothAre("duration", left, right)) return "duration";
  if (is(left, "date") && right === "date") return "number";
  if ((is(left, "datetime") && right === "datetime") || (is(left, "time") && right === "time")) return "duration";
  return shifted(left, right);
}

/** A day moves by days, an instant by days or a duration, a time of day by a duration. */
function shifted(point: FxType, by: FxType): FxType | undefined {
  if ((point === "date" || point === "datetime") && is(by, "number")) return point;
  return (point === "datetime" || point === "time") && is(by, "duration") ? point : undefined;
}

function product(left: FxType, right: FxType): FxType | undefined {
  if (bothAre("number", left, right)) return "number";
  const scales = (left === "duration" && is(right, "number")) || (is(left, "number") && right === "duration");
  return scales ? "duration" : undefined;
}

function quotient(left: FxType, right: FxType): FxType | undefined {
  if (bothAre("number", left, right)) return "number";
  if (left === "duration" && is(right, "number")) return "duration";
  return is(left, "duration") && right === "duration" ? "number" : undefined;
}

function isOrdered(common: FxType | undefined): boolean {
  return common !== undefined && (isMagnitude(common) || common === "text" || common === "blank");
}

function bothAre(wanted: FxType, left: FxType, right: FxType): boolean {
  return is(left, wanted) && is(right, wanted);
}

function is(type: FxType, wanted: FxType): boolean {
  return type === wanted || type === "blank";
}
