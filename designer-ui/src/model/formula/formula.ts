import { findSignature } from "./catalogue";
import { Evaluator, normal } from "./evaluator";
import { childrenOf, type Expr } from "./expr";
import { parseFormula } from "./parser";
import type { Blanks, FieldTypes, FormulaContext, FormulaProblem, FxType, FxValue } from "./types";

/** A formula that compiled: its tree, its type and what it reads. */
export interface Formula {
  readonly source: string;
  readonly ast: Expr;
  readonly type: FxType;
  /** Every field path the formula mentions, in order of appearance. */
  readonly reads: readonly string[];
  /** Depends on the moment or on who asks, so its result must not be stored. */
  readonly isVolatile: boolean;
  /** Uses a function a browser cannot evaluate. */
  readonly serverOnly: boolean;
  readonly blanks: Blanks;
}

/** Either a formula, or at least one problem. */
export type Compilation =
  | { readonly formula: Formula; readonly problems: readonly [] }
  | { readonly formula: null; readonly problems: readonly FormulaProblem[] };

/** Parses and checks; whatever is wrong comes back as problems with positions, never as an exception. */
export function compileFormula(source: string, fields: FieldTypes, blanks: Blanks = "zero"): Compilation {
  const problems: FormulaProblem[] = [];
  const ast = parseFormula(source, fields, problems);
  if (!ast || problems.length > 0) return { formula: null, problems };

  const nodes = allNodes(ast);
  const signatures = nodes.flatMap((node) => (node.kind === "call" ? [findSignature(node.name)] : []));
  const formula: Formula = {
    source,
    ast,
    type: ast.type,
    reads: [...new Set(nodes.flatMap(pathsOf))],
    isVolatile: signatures.some((signature) => signature?.volatile),
    serverOnly: signatures.some((signature) => signature?.serverOnly) || nodes.some(({ kind }) => kind === "ask"),
    blanks,
  };
  return { formula, problems: [] };
}

export function evaluateFormula(formula: Formula, context: FormulaContext): FxValue {
  return normal(new Evaluator(context, formula.blanks).value(formula.ast));
}

function pathsOf(node: Expr): readonly string[] {
  if (node.kind === "field") return [node.path];
  return node.kind === "row" && node.column !== undefined ? [node.column] : [];
}

function allNodes(expr: Expr): readonly Expr[] {
  return [expr, ...childrenOf(expr).flatMap(allNodes)];
}
