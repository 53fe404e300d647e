import { OF_ROW } from "./assignability";
import { findSignature, type Signature } from "./catalogue";
import { parseDecimal, ZERO } from "./decimals";
import type { BinaryOp, Expr, Piece, UnaryOp } from "./expr";
import { type Token, tokensOf } from "./lexer";
import type { FieldTypes, FormulaProblem } from "./types";
import { Typing } from "./typing";

const MAX_SOURCE = 20_000;
const MAX_DEPTH = 64;
const MAX_NODES = 2_000;

const LEVELS: readonly (readonly BinaryOp[])[] = [
  ["||"],
  ["&&"],
  ["=", "<>", "<", "<=", ">", ">="],
  ["&"],
  ["+", "-"],
  ["*", "/"],
  ["^"],
];
const COMPARISON = 2;
const UNARY: readonly UnaryOp[] = ["-", "+", "!"];

/** Undefined when the text is not a formula; the problems say why. */
export function parseFormula(source: string, fields: FieldTypes, problems: FormulaProblem[]): Expr | undefined {
  if (source.length > MAX_SOURCE) {
    problems.push({ code: "fx_too_long", from: MAX_SOURCE, to: source.length, params: { max: MAX_SOURCE } });
    return undefined;
  }
  const tokens = tokensOf(source, problems);
  if (problems.length > 0) return undefined;
  if (tokens[0]?.kind === "end") {
    problems.push({ code: "fx_empty", from: 0, to: source.length, params: {} });
    return undefined;
  }
  try {
    return new Parser(source, tokens, new Typing(fields, problems), problems).formula();
  } catch (stop) {
    if (stop instanceof SyntaxStop) return undefined;
    throw stop;
  }
}

/** Unwinds the descent once the problem is noted; never leaves this module. */
class SyntaxStop extends Error {}

/** A Pratt parser of FX; signs bind tighter than `^`, powers group to the left and comparisons do not chain, as in Excel. */
class Parser {
  readonly #source: string;
  readonly #tokens: readonly Token[];
  readonly #typing: Typing;
  readonly #problems: FormulaProblem[];
  #at = 0;
  #depth = 0;
  #nodes = 0;

  constructor(source: string, tokens: readonly Token[], typing: Typing, problems: FormulaProblem[]) {
    this.#source = source;
    this.#tokens = tokens;
    this.#typing = typing;
    this.#problems = problems;
  }

  formula(): Expr {
    const piece = this.#expression();
    if (this.#peek().kind !== "end") throw this.#unexpected("operator");
    return piece.expr;
  }

  #expression(): Piece {
    if (++this.#depth > MAX_DEPTH)
      throw this.#stop("fx_too_deep", this.#peek().from, this.#peek().to, { max: MAX_DEPTH });
    const piece = this.#binary(0);
    this.#depth--;
    return piece;
  }

  #binary(level: number): Piece {
    if (level === LEVELS.length) return this.#unary();
    let left = this.#binary(level + 1);
    let op = this.#operatorOf(level);
    while (op) {
      this.#at++;
      const right = this.#binary(level + 1);
      left = this.#piece(this.#typing.binary(op, left, right), left.from, right.to);
      op = this.#operatorOf(level);
      if (op && level === COMPARISON) throw this.#stop("fx_chained_comparison", this.#peek().from, this.#peek().to, {});
    }
    return left;
  }

  #operatorOf(level: number): BinaryOp | undefined {
    return LEVELS[level]?.find((op) => this.#is(op));
  }

  #unary(): Piece {
    const op = UNARY.find((candidate) => this.#is(candidate));
    if (!op) return this.#postfix();
    const { from } = this.#next();
    if (++this.#depth > MAX_DEPTH) throw this.#stop("fx_too_deep", from, from + 1, { max: MAX_DEPTH });
    const operand = this.#unary();
    this.#depth--;
    return this.#piece(this.#typing.unary(op, operand, from), from, operand.to);
  }

  #postfix(): Piece {
    let piece = this.#primary();
    while (this.#is("%") || this.#is(".")) {
      const mark = this.#next();
      if (mark.text === ".") throw this.#stop("fx_not_a_link", mark.from, mark.to, {});
      piece = this.#piece(this.#typing.percent(piece, mark.to), piece.from, mark.to);
    }
    return piece;
  }

  #primary(): Piece {
    const token = this.#peek();
    switch (token.kind) {
      case "number":
        return this.#number();
      case "text":
        this.#at++;
        return this.#piece({ kind: "text", value: token.text, type: "text" }, token.from, token.to);
      case "name":
        return this.#name();
      case "field":
        return this.#field();
      case "symbol":
        return this.#group();
      case "end":
        throw this.#unexpected("value");
    }
  }

  /** `{customer}.level` is another way to write `{customer.level}`. */
  #field(): Piece {
    const token = this.#next();
    let path = token.text;
    let to = token.to;
    while (this.#is(".")) {
      this.#at++;
      if (this.#peek().kind !== "name") throw this.#unexpected("key");
      const key = this.#next();
      path += `.${key.text}`;
      to = key.to;
    }
    return this.#piece(this.#typing.field(path, token.from, to), token.from, to);
  }

  #number(): Piece {
    const token = this.#next();
    const value = parseDecimal(token.text);
    if (!value) this.#note("fx_number_range", token.from, token.to, { number: token.text });
    return this.#piece({ kind: "number", value: value ?? ZERO, type: "number" }, token.from, token.to);
  }

  #name(): Piece {
    const name = this.#next();
    if (this.#is("(")) {
      this.#at++;
      const { pieces, to } = this.#pieces(")", findSignature(name.text.toUpperCase()));
      return this.#piece(this.#typing.call(name, pieces, to), name.from, to);
    }
    const word = name.text.toUpperCase();
    const expr: Expr =
      word === "TRUE" || word === "FALSE"
        ? { kind: "bool", value: word === "TRUE", type: "bool" }
        : this.#typing.bareName(name);
    return this.#piece(expr, name.from, name.to);
  }

  #group(): Piece {
    const open = this.#peek();
    if (open.text !== "(" && open.text !== "[") throw this.#unexpected("value");
    this.#at++;
    if (open.text === "[") {
      const { pieces, to } = this.#pieces("]");
      return this.#piece(this.#typing.list(pieces), open.from, to);
    }
    const inner = this.#expression();
    if (!this.#is(")")) throw this.#unexpected(")");
    return { expr: inner.expr, from: open.from, to: this.#next().to };
  }

  /** Expressions separated by commas up to and over the closing symbol; some functions walk rows in an argument. */
  #pieces(close: string, signature?: Signature): { readonly pieces: readonly Piece[]; readonly to: number } {
    const pieces: Piece[] = [];
    while (!this.#is(close)) {
      if (pieces.length > 0) {
        if (!this.#is(",")) throw this.#unexpected(`, ${close}`);
        this.#at++;
      }
      if (pieces.length > 0 && signature?.params[pieces.length]?.type.startsWith(OF_ROW)) {
        this.#typing.enterRows(signature, pieces);
        pieces.push(this.#expression());
        this.#typing.leaveRows();
      } else {
        pieces.push(this.#expression());
      }
    }
    return { pieces, to: this.#next().to };
  }

  #piece(expr: Expr, from: number, to: number): Piece {
    if (++this.#nodes > MAX_NODES) throw this.#stop("fx_too_long", from, to, { max: MAX_NODES });
    return { expr, from, to };
  }

  #is(symbol: string): boolean {
    const token = this.#peek();
    return token.kind === "symbol" && token.text === symbol;
  }

  #peek(): Token {
    const token = this.#tokens[this.#at];
    if (!token) throw new Error("read past the end of the formula");
    return token;
  }

  #next(): Token {
    const token = this.#peek();
    this.#at++;
    return token;
  }

  #unexpected(expected: string): SyntaxStop {
    const found = this.#peek();
    if (found.kind === "end") return this.#stop("fx_unexpected_end", found.from, found.to, { expected });
    // A text with its quotes: of an empty one nothing would be left to show.
    const typed = found.kind === "text" ? this.#source.slice(found.from, found.to) : found.text;
    return this.#stop("fx_unexpected", found.from, found.to, { expected, found: typed });
  }

  #stop(code: string, from: number, to: number, params: FormulaProblem["params"]): SyntaxStop {
    this.#note(code, from, to, params);
    return new SyntaxStop(code);
  }

  #note(code: string, from: number, to: number, params: FormulaProblem["params"]): void {
    this.#problems.push({ code, from, to, params });
  }
}
