import type { Decimal } from "decimal.js";
import { innermost } from "./assignability";
import { Fx } from "./decimals";
import { isError } from "./errors";
import type { CallExpr, Expr } from "./expr";
import { dayOf } from "./moments";
import type { FormulaContext, FxError, FxType, FxValue } from "./types";
import { asNumber, asString, isBlank, isList, toText } from "./values";

const FARTHEST = 1_000_000_000;

/** What evaluates an argument: the evaluation a call is part of. */
interface Evaluation {
  readonly context: FormulaContext;
  value(expr: Expr): FxValue;
  inRow(at: number, element: FxValue, expr: Expr): FxValue;
}

/** The arguments of one call: read lazily by functions that choose, all at once by the others. */
export class Arguments {
  readonly #evaluation: Evaluation;
  readonly #call: CallExpr;
  readonly #values: FxValue[] = [];

  constructor(evaluation: Evaluation, call: CallExpr) {
    this.#evaluation = evaluation;
    this.#call = call;
  }

  get context(): FormulaContext {
    return this.#evaluation.context;
  }

  get count(): number {
    return this.#call.args.length;
  }

  type(index: number): FxType {
    return this.#call.args[index]?.type ?? "blank";
  }

  /** Evaluates one argument now; may be an error. */
  lazily(index: number): FxValue {
    const arg = this.#call.args[index];
    return arg ? this.#evaluation.value(arg) : null;
  }

  /** Evaluates one argument for a row of a list. */
  inRow(index: number, row: number, element: FxValue): FxValue {
    const arg = this.#call.args[index];
    return arg ? this.#evaluation.inRow(row, element, arg) : null;
  }

  /** Evaluates all arguments from left to right; the first error, or undefined when there is none. */
  evaluateAll(): FxError | undefined {
    for (let i = 0; i < this.count; i++) {
      const value = this.lazily(i);
      if (isError(value)) return value;
      this.#values.push(value);
    }
    return undefined;
  }

  value(index: number): FxValue {
    return this.#values[index] ?? null;
  }

  number(index: number, absent = 0): Decimal {
    return index < this.#values.length ? asNumber(this.value(index)) : new Fx(absent);
  }

  /** Cut to a whole number, as Excel does; far beyond any use it stays at the border of a billion. */
  whole(index: number, absent = 0): number {
    return Math.min(FARTHEST, Math.max(-FARTHEST, this.number(index, absent).trunc().toNumber())) + 0;
  }

  string(index: number): string {
    return asString(this.value(index));
  }

  /** As `&` would write it. */
  text(index: number): string {
    return toText(this.value(index), this.type(index), this.context.zone);
  }

  /** The calendar day of a date or date-time argument; null when it is blank. */
  day(index: number): string | null {
    const value = this.value(index);
    return typeof value === "string" ? dayOf(value, this.context.zone) : null;
  }

  /** The elements of a list argument. */
  elements(index: number): readonly FxValue[] {
    const value = this.value(index);
    return isList(value) ? value : [];
  }

  /** All arguments, lists and what is listed in them taken apart, with blanks. */
  spread(): readonly FxValue[] {
    return this.#values.flatMap(apart);
  }

  /** One argument, taken apart in the same way. */
  apart(index: number): readonly FxValue[] {
    return apart(this.value(index));
  }

  /** As `spread` without what is blank. */
  present(): readonly FxValue[] {
    return this.spread().filter((value) => !isBlank(value));
  }

  elementType(index: number): FxType {
    return innermost(this.type(index));
  }
}

/** A value, lists and what is listed in them taken apart, with blanks. */
export const apart = (value: FxValue): readonly FxValue[] => (isList(value) ? value.flatMap(apart) : [value]);
