import type { Decimal } from "decimal.js";
import { isPoint } from "./assignability";
import { add, divide, Fx, multiply } from "./decimals";
import { isError } from "./errors";
import type { BinaryExpr, BinaryOp } from "./expr";
import { between, instantPlus, plusDays, timePlus } from "./moments";
import { power } from "./powers";
import type { FxType, FxValue } from "./types";
import { asNumber } from "./values";

const DAY_SECONDS = new Fx(86_400);

/** `+ - * / ^` on numbers, durations, dates and times; what starts from a blank date or time stays blank. */
export function arithmetic(node: BinaryExpr, left: FxValue, right: FxValue): FxValue {
  const leftType = node.left.type;
  const rightType = node.right.type;
  if (node.op === "+" && isPoint(rightType)) return shift(right, rightType, asNumber(left), leftType);
  if ((node.op === "+" || node.op === "-") && isPoint(node.type)) {
    const amount = asNumber(right);
    return shift(left, node.type, node.op === "-" ? amount.neg() : amount, rightType);
  }
  if (node.op === "-" && (rightType === "date" || rightType === "datetime" || rightType === "time")) {
    return typeof left === "string" && typeof right === "string" ? between(right, left, rightType) : null;
  }
  return numbers(node.op, asNumber(left), asNumber(right));
}

function numbers(op: BinaryOp, left: Decimal, right: Decimal): FxValue {
  switch (op) {
    case "+":
      return add(left, right);
    case "-":
      return add(left, right.neg());
    case "*":
      return multiply(left, right);
    case "/":
      return divide(left, right);
    case "^":
      return power(left, right);
    default:
      throw new Error(`${op} is no arithmetic`);
  }
}

function shift(point: FxValue, type: FxType, amount: Decimal, amountType: FxType): FxValue {
  if (typeof point !== "string") return null;
  if (type === "date") return plusDays(point, amount);
  if (type === "time") return timePlus(point, amount);
  const seconds = amountType === "duration" ? amount : multiply(amount, DAY_SECONDS);
  return isError(seconds) ? seconds : instantPlus(point, seconds);
}
