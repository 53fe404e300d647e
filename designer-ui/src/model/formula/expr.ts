import type { Decimal } from "decimal.js";
import type { FxType, Labels } from "./types";

export type UnaryOp = "-" | "+" | "!";
export type BinaryOp = "||" | "&&" | "=" | "<>" | "<" | "<=" | ">" | ">=" | "&" | "+" | "-" | "*" | "/" | "^";

/** A checked formula as a tree; every node carries its static type. */
export type Expr =
  | { readonly kind: "number"; readonly value: Decimal; readonly type: FxType }
  | { readonly kind: "text"; readonly value: string; readonly type: FxType }
  | { readonly kind: "bool"; readonly value: boolean; readonly type: FxType }
  | { readonly kind: "blank"; readonly type: FxType }
  | { readonly kind: "field"; readonly path: string; readonly type: FxType }
  /** In the second argument of FILTER and MAP: the element at hand, or a column beside it. */
  | { readonly kind: "row"; readonly column: string | undefined; readonly type: FxType }
  | { readonly kind: "unary"; readonly op: UnaryOp; readonly operand: Expr; readonly type: FxType }
  | BinaryExpr
  | { readonly kind: "percent"; readonly operand: Expr; readonly type: FxType }
  | CallExpr
  /** A question to another form, which only the server can ask. */
  | { readonly kind: "ask"; readonly name: string; readonly values: readonly Expr[]; readonly type: FxType }
  /** What the choice that `choice` gives is called, or the choices of a list one after the other. */
  | { readonly kind: "label"; readonly choice: Expr; readonly labels: Labels; readonly type: FxType }
  | { readonly kind: "list"; readonly elements: readonly Expr[]; readonly type: FxType };

export interface BinaryExpr {
  readonly kind: "binary";
  readonly op: BinaryOp;
  readonly left: Expr;
  readonly right: Expr;
  readonly type: FxType;
}

export interface CallExpr {
  readonly kind: "call";
  readonly name: string;
  readonly args: readonly Expr[];
  readonly type: FxType;
}

/** An expression and where it stands in the source. */
export interface Piece {
  readonly expr: Expr;
  readonly from: number;
  readonly to: number;
}

export const BLANK_EXPR: Expr = { kind: "blank", type: "blank" };

export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case "unary":
    case "percent":
      return [expr.operand];
    case "binary":
      return [expr.left, expr.right];
    case "label":
      return [expr.choice];
    case "call":
      return expr.args;
    case "list":
      return expr.elements;
    case "ask":
      return expr.values;
    default:
      return [];
  }
}
