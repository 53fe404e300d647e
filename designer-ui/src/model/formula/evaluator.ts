import { Decimal } from "decimal.js";
import { Arguments, apart } from "./arguments";
import { arithmetic } from "./arithmetic";
import { commonType, QUANTITY } from "./assignability";
import { findSignature, paramAt } from "./catalogue";
import { equal, orderingHolds } from "./comparison";
import { divide, Fx, ZERO } from "./decimals";
import { isError, LIMIT, REF } from "./errors";
import type { BinaryExpr, CallExpr, Expr } from "./expr";
import { functionNamed } from "./functions";
import { LANGUAGE, labelOf, labelsOf } from "./labels";
import type { Blanks, FormulaContext, FxType, FxValue, Labels } from "./types";
import { asBool, asNumber, asString, conform, isList, limitedText, toText } from "./values";

const MAX_STEPS = 200_000;
/** Types of parameters that take one number and nothing else. */
const OF_ONE = new Set(["number", QUANTITY]);
const HUNDRED = new Fx(100);

/** One evaluation: walks the tree, counts its steps and never throws for what a user wrote. */
export class Evaluator {
  readonly context: FormulaContext;
  #steps = 0;
  #row: { readonly at: number; readonly element: FxValue } = { at: 0, element: null };
  readonly #columns = new Map<string, FxValue>();

  readonly #blanks: Blanks;
  /** Numbers of a call that are known before it runs. */
  readonly #known = new Map<Expr, FxValue>();

  constructor(context: FormulaContext, blanks: Blanks = "zero") {
    this.context = context;
    this.#blanks = blanks;
  }

  value(expr: Expr): FxValue {
    const known = this.#known.get(expr);
    if (known !== undefined) return known;
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
        if (this.#skips(operand)) return null;
        return expr.op === "-" ? asNumber(operand).neg() : asNumber(operand);
      }
      case "binary":
        return this.#binary(expr);
      case "percent": {
        const operand = this.value(expr.operand);
        if (isError(operand) || this.#skips(operand)) return operand;
        return divide(asNumber(operand), HUNDRED);
      }
      case "call":
        return this.#call(expr);
      case "label":
        return this.#label(this.value(expr.choice), expr.labels);
      case "list":
        return this.#list(expr.elements);
      case "ask":
        return REF;
    }
  }

  #label(choice: FxValue, labels: Labels): FxValue {
    if (isError(choice)) return choice;
    const language = this.context.variable(LANGUAGE) ?? "zh-CN";
    return limitedText(
      isList(choice)
        ? labelsOf(labels, apart(choice).map(asString), language)
        : labelOf(labels, asString(choice), language),
    );
  }

  #skips(value: FxValue): boolean {
    return this.#blanks === "skip" && value === null;
  }

  #call(expr: CallExpr): FxValue {
    const work = () => functionNamed(expr.name)(new Arguments(this, expr));
    const signature = this.#blanks === "skip" ? findSignature(expr.name) : undefined;
    if (!signature) return work();
    const numbers = expr.args.filter((_arg, index) => OF_ONE.has(paramAt(signature, index, expr.args.length).type));
    const settled: Expr[] = [];
    for (const number of numbers) {
      const value = this.value(number);
      if (value === null) break;
      this.#known.set(number, value);
      settled.push(number);
    }
    const result = settled.length < numbers.length ? null : work();
    for (const number of settled) this.#known.delete(number);
    return result;
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
        return this.#skips(left) || this.#skips(right) ? null : arithmetic(node, left, right);
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
