import { type BinaryExpr, type BinaryOp, type CallExpr, childrenOf, type Expr, type Piece } from "./expr";
import type { RowScope } from "./row-scope";
import { type FieldTypes, type FormulaProblem, listOf, type Origin } from "./types";

const CODE = "fx_other_currency";
const MIXING: ReadonlySet<BinaryOp> = new Set(["+", "-", "=", "<>", "<", "<=", ">", ">="]);
/** Functions that make one figure of their arguments. */
const TOGETHER = new Set("SUM AVERAGE MIN MAX MEDIAN".split(" "));
/** Functions whose result is in the currency of their first argument. */
const KEEPING = new Set(
  (
    "ROUND ROUNDUP ROUNDDOWN ABS INT CEILING FLOOR EVEN ODD MOD LARGE SMALL " +
    "FIRST LAST INDEX UNIQUE SORT COMPACT FLATTEN FILTER SUMIFS AVERAGEIFS"
  ).split(" "),
);
/** Functions that make one figure of their third argument, or of the first where there is no third. */
const SUMMED_LAST = new Set("SUMIF AVERAGEIF".split(" "));
/** Functions whose result is one of their arguments. */
const CHOOSING = new Set("IF IFS SWITCH IFERROR COALESCE UNION".split(" "));

/** An amount that stands in an expression. */
interface Amount {
  readonly field: string;
  /** The field that says its currency, or a code. */
  readonly said: string;
  readonly origin?: Origin | undefined;
}

/** What is known to be equal. */
type Same = ReadonlySet<string>;

/** Amounts that are in different currencies, as a sentence needs it. */
interface Apart {
  readonly left: string;
  readonly right: string;
  readonly leftCurrency: string;
  readonly rightCurrency: string;
}

const apart = (first: Amount, other: Amount): Apart => ({
  left: first.field,
  right: other.field,
  leftCurrency: first.said,
  rightCurrency: other.said,
});

/**
 * In which currency an expression is, as far as that is known before it is computed; refuses to add up or compare different ones. What is
 * multiplied by, or divided by, what varies has been converted, or is a share: it is in none. One of them follows the making of one formula,
 * so that nothing is looked at twice. The twin of the server's `Amounts`.
 */
export class Amounts {
  readonly #fields: FieldTypes;
  readonly #problems: FormulaProblem[];
  readonly #rows: readonly RowScope[];
  readonly #known = new Map<Expr, Amount | undefined>();

  constructor(fields: FieldTypes, problems: FormulaProblem[], rows: readonly RowScope[]) {
    this.#fields = fields;
    this.#problems = problems;
    this.#rows = rows;
  }

  binary(op: BinaryOp, left: Piece, right: Piece): void {
    if (op === "&&") this.#allow(same([left.expr, right.expr], true), left.from, right.to);
    if (MIXING.has(op)) this.#refuseMixed([left, right]);
  }

  call(name: string, args: readonly Piece[]): void {
    const [first, second, third] = args;
    if (name === "IF" && first && second) {
      this.#allow(same([first.expr], true), second.from, second.to);
      if (third) this.#allow(same([first.expr], false), third.from, third.to);
    } else if (name === "IFS") {
      args.forEach((piece, index) => {
        const condition = index % 2 === 1 ? args[index - 1] : undefined;
        if (condition) this.#allow(same([condition.expr], true), piece.from, piece.to);
      });
    } else if (name === "AND") {
      const equal = same(
        args.map(({ expr }) => expr),
        true,
      );
      for (const { from, to } of args) this.#allow(equal, from, to);
    } else if (TOGETHER.has(name)) this.#refuseMixed(args);
  }

  #refuseMixed(pieces: readonly Piece[]): void {
    const amounts = pieces.flatMap(({ expr }) => this.#of(expr) ?? []);
    const [first] = amounts;
    const other = first && amounts.find((amount) => !isIn(first, amount));
    if (!first || !other) return;
    this.#problems.push({
      code: CODE,
      from: pieces[0]?.from ?? 0,
      to: pieces.at(-1)?.to ?? 0,
      params: { ...apart(first, other) },
    });
  }

  /** Two expressions that are compared outside of a formula; undefined unless they are known to be in different currencies. */
  compared(left: Expr, right: Expr): Apart | undefined {
    const [first, other] = [this.#of(left), this.#of(right)];
    return first && other && !isIn(first, other) ? apart(first, other) : undefined;
  }

  #of(expr: Expr): Amount | undefined {
    if (!this.#known.has(expr)) this.#known.set(expr, this.#worked(expr));
    return this.#known.get(expr);
  }

  #worked(expr: Expr): Amount | undefined {
    switch (expr.kind) {
      case "field":
        return this.#amount(expr.path, true);
      case "row": {
        const foreign = this.#rows.some(({ columns }) => columns?.has(expr));
        return expr.column === undefined || foreign ? undefined : this.#amount(expr.column, false);
      }
      case "unary":
        return expr.op === "!" ? undefined : this.#of(expr.operand);
      case "percent":
        return this.#of(expr.operand);
      case "list":
        return this.#common(expr.elements);
      case "binary":
        return this.#binary(expr);
      case "call":
        return this.#call(expr);
      default:
        return undefined;
    }
  }

  /** A number that stands in the formula is no rate: twice an amount, or half of it, is in its currency. */
  #binary({ op, left, right }: BinaryExpr): Amount | undefined {
    if (op === "+" || op === "-") return this.#common([left, right]);
    if (op === "*") return this.#product([left, right]);
    return op === "/" && isConstant(right) ? this.#of(left) : undefined;
  }

  #product(factors: readonly Expr[]): Amount | undefined {
    const [varying, ...more] = factors.filter((factor) => !isConstant(factor));
    return varying && more.length === 0 ? this.#of(varying) : undefined;
  }

  #call({ name, args }: CallExpr): Amount | undefined {
    const [first, , third] = args;
    if (KEEPING.has(name)) return first && this.#of(first);
    const summed = third ?? first;
    if (SUMMED_LAST.has(name)) return summed && this.#of(summed);
    if (name === "PRODUCT") return this.#product(args);
    return TOGETHER.has(name) || CHOOSING.has(name) ? this.#common(chosen(name, args)) : undefined;
  }

  /** None when they are in different currencies: which of them it is shows when it is computed. */
  #common(parts: readonly Expr[]): Amount | undefined {
    const amounts = parts.flatMap((part) => this.#of(part) ?? []);
    const [first] = amounts;
    return first && amounts.every((amount) => isIn(first, amount)) ? first : undefined;
  }

  /** @param whole whether it stands for all rows of a list: those that say their currencies each are told elsewhere */
  #amount(field: string, whole: boolean): Amount | undefined {
    const code = this.#fields.codeOf?.(field);
    if (code !== undefined) return { field, said: code };
    const said = this.#fields.currencyOf?.(field);
    const type = said === undefined ? undefined : this.#fields.typeOf(said);
    if (said === undefined || type === undefined || (whole && listOf(type))) return undefined;
    return { field, said, origin: this.#fields.originOf?.(said) };
  }

  #allow(equal: readonly Same[], from: number, to: number): void {
    if (equal.length === 0) return;
    const stay = this.#problems.filter(
      ({ code, params, ...problem }) =>
        code !== CODE || problem.from < from || problem.to > to || !isAllowed(equal, params),
    );
    this.#problems.splice(0, this.#problems.length, ...stay);
  }
}

/** The arguments of which one may be the result. */
function chosen(name: string, args: readonly Expr[]): readonly Expr[] {
  if (name === "IF") return args.slice(1);
  if (name === "IFS") return args.filter((_, index) => index % 2 === 1);
  if (name !== "SWITCH") return args;
  return args.filter((_, index) => index > 0 && (index % 2 === 0 || index === args.length - 1));
}

function isConstant(expr: Expr): boolean {
  if (expr.kind === "number" || expr.kind === "blank") return true;
  const children = expr.kind === "ask" ? [] : childrenOf(expr);
  return children.length > 0 && children.every(isConstant);
}

/** Whether two currencies that a problem names are known to be the same. */
export const isAllowed = (equal: readonly Same[], params: Readonly<Record<string, unknown>>): boolean =>
  equal.some((names) => names.has(String(params["leftCurrency"])) && names.has(String(params["rightCurrency"])));

function isIn(left: Amount, right: Amount): boolean {
  if (left.said === right.said) return true;
  const [one, other] = [left.origin, right.origin];
  return Boolean(one && other && (one.borrowed || other.borrowed) && one.field === other.field);
}

/** What is known to be equal where all conditions hold, or where none does. */
const same = (conditions: readonly Expr[], hold: boolean): readonly Same[] =>
  sameIn(conditions.flatMap((condition) => equalIn(condition, hold)));

/** What is equal because pairs of names are. */
export const sameIn = (pairs: readonly (readonly string[])[]): readonly Same[] =>
  pairs.reduce<readonly Same[]>((sets, pair) => {
    const touching = sets.filter((names) => pair.some((name) => names.has(name)));
    const joined = new Set([...pair, ...touching.flatMap((names) => [...names])]);
    return [...sets.filter((names) => !touching.includes(names)), joined];
  }, []);

/** Pairs of names that are equal where a condition holds, or does not. */
export function equalIn(condition: Expr, holds: boolean): readonly (readonly string[])[] {
  if (condition.kind === "unary" && condition.op === "!") return equalIn(condition.operand, !holds);
  const both =
    (condition.kind === "binary" && condition.op === (holds ? "&&" : "||")) ||
    (condition.kind === "call" && condition.name === (holds ? "AND" : "OR"));
  if (both) return childrenOf(condition).flatMap((part) => equalIn(part, holds));
  if (condition.kind === "call" && condition.name === "NOT") {
    return childrenOf(condition).flatMap((part) => equalIn(part, !holds));
  }
  if (condition.kind !== "binary" || condition.op !== (holds ? "=" : "<>")) return [];
  const [left, right] = [nameOf(condition.left), nameOf(condition.right)];
  return left === undefined || right === undefined ? [] : [[left, right]];
}

function nameOf(expr: Expr): string | undefined {
  if (expr.kind === "row") return expr.column;
  if (expr.kind === "field") return expr.path;
  return expr.kind === "text" ? expr.value : undefined;
}
