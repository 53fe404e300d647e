import { Decimal } from "decimal.js";
import { Arguments } from "./arguments";
import { arithmetic } from "./arithmetic";
import { commonType } from "./assignability";
import { equal, orderingHolds } from "./comparison";
import { divide, Fx, ZERO } from "./decimals";
import { isError, LIMIT, REF } from "./errors";
import type { BinaryExpr, Expr } from "./expr";
import { functionNamed } from "./functions";
import type { FormulaContext, FxType, FxValue } from "./types";
import { asBool, asNumber, conform, isList, limitedText, toText } from "./values";

const MAX_STEPS = 200_000;
const HUNDRED = new Fx(100);

/** One evaluation: walks the tree, counts its steps and never throws for what a user wrote. */
export class Evaluator {
  readonly context: FormulaContext;
  #steps = 0;
  #row: { readonly at: number; readonly element: FxValue } = { at: 0, element: null };
  readonly #columns = new Map<string, FxValue>();

  constructor(context: FormulaContext) {
    this.context = context;
  }

  value(expr: Expr): FxValue {
    if (!this.#spend(1)) return LIMIT;
    switch (expr.kind) {
      case "number":
      case "bool":
        return expr.value;
      case "text":
        return limitedText(expr.value);
      case "blank":
        return null;
      case "field":
        return this.#field(expr.path, expr.type);
      case "row":
        return expr.column === undefined ? this.#row.element : this.#cell(expr.column, expr.type);
      case "unary": {
        const operand = this.value(expr.operand);
        if (isError(operand)) return operand;
        if (expr.op === "!") return !asBool(operand);
        return expr.op === "-" ? asNumber(operand).neg() : asNumber(operand);
      }
      case "binary":
        return this.#binary(expr);
      case "percent": {
        const operand = this.value(expr.operand);
        return isError(operand) ? operand : divide(asNumber(operand), HUNDRED);
      }
      case "call":
        return functionNamed(expr.name)(new Arguments(this, expr));
      case "list":
        return this.#list(expr.elements);
      case "ask":
        return REF;
    }
  }

  /** The value of an expression for one row; rows within rows come back to where they were. */
  inRow(at: number, element: FxValue, expr: Expr): FxValue {
    const before = this.#row;
    this.#row = { at, element };
    const value = this.value(expr);
    this.#row = before;
    return value;
  }

  #field(path: string, type: FxType): FxValue {
    const value = conform(this.context.value(path), type);
    return isList(value) && !this.#spend(value.length) ? LIMIT : value;
  }

  /** What a column holds in the row at hand; a column is read once in an evaluation. */
  #cell(path: string, type: FxType): FxValue {
    const column = this.#columns.get(path) ?? this.#field(path, { list: type }) ?? [];
    this.#columns.set(path, column);
    return isList(column) ? (column[this.#row.at] ?? null) : column;
  }

  /** False once this evaluation has used up its steps. */
  #spend(count: number): boolean {
    this.#steps += count;
    return this.#steps <= MAX_STEPS;
  }

  #list(elements: readonly Expr[]): FxValue {
    const values: FxValue[] = [];
    for (const element of elements) {
      const value = this.value(element);
      if (isError(value)) return value;
      values.push(value);
    }
    return values;
  }

  #binary(node: BinaryExpr): FxValue {
    const left = this.value(node.left);
    if (isError(left)) return left;
    if (node.op === "&&" || node.op === "||") {
      return asBool(left) === (node.op === "||") ? asBool(left) : this.#truth(node.right);
    }
    const right = this.value(node.right);
    if (isError(right)) return right;
    const { zone } = this.context;
    switch (node.op) {
      case "&":
        return limitedText(toText(left, node.left.type, zone) + toText(right, node.right.type, zone));
      case "=":
      case "<>":
        return equal(left, node.left.type, right, node.right.type) === (node.op === "=");
      case "<":
      case "<=":
      case ">":
      case ">=":
        return orderingHolds(node.op, left, right, commonType(node.left.type, node.right.type) ?? "blank");
      default:
        return arithmetic(node, left, right);
    }
  }

  #truth(expr: Expr): FxValue {
    const value = this.value(expr);
    return isError(value) ? value : asBool(value);
  }
}

/** Without negative zero, inside lists as well. */
export function normal(value: FxValue): FxValue {
  if (value instanceof Decimal) return value.isZero() ? ZERO : value;
  return isList(value) ? value.map(normal) : value;
}
