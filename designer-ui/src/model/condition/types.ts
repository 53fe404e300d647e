/**
 * The one condition language, in memory as it stands in JSON. `{ all: [] }` is true, `{ any: [] }` is false.
 * Read by `parseCondition`; the Java twin is `org.mortise.core.condition`.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Comparison
  | { readonly expr: string }
  | RowsAsked;

/** Whether some row of a sub-table is such that `where`, which speaks of its columns, holds of it; never unknown. */
export interface RowsAsked {
  readonly rows: string;
  readonly where: Condition;
}

export interface Comparison {
  readonly field: string;
  readonly op: Operator;
  readonly value?: Operand;
}

export type Literal = string | number | boolean;

export type SingleOperand =
  | Literal
  | { readonly field: string }
  | { readonly expr: string }
  | { readonly var: string }
  | { readonly relative: string };

export type Operand = SingleOperand | readonly SingleOperand[];

export type Operator =
  | "eq"
  | "ne"
  | "gt"
  | "gte"
  | "lt"
  | "lte"
  | "between"
  | "in"
  | "notIn"
  | "contains"
  | "notContains"
  | "startsWith"
  | "empty"
  | "notEmpty"
  | "hasAny"
  | "hasAll"
  | "hasNone"
  | "within"
  | "inSubtree"
  | "notInSubtree"
  | "near"
  | "changed"
  | "changedTo"
  | "changedFrom";

/** What SQL knows of a condition: a record matches only where it is "TRUE". */
export type Truth = "TRUE" | "FALSE" | "UNKNOWN";

/** One mistake; `path` is a JSON pointer into the condition. */
export interface ConditionProblem {
  readonly code: string;
  readonly path: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export function isMany(operand: Operand): operand is readonly SingleOperand[] {
  return Array.isArray(operand);
}

export function isLiteral(operand: Operand): operand is Literal {
  return typeof operand !== "object";
}
