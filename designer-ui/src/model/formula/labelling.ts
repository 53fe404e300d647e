import { fits, innermost } from "./assignability";
import type { Signature } from "./catalogue";
import type { Expr, Piece } from "./expr";
import type { RowScope } from "./row-scope";
import type { FieldTypes } from "./types";

/** Whether a call is TEXT with a value alone: a choice by its label, somebody by the name, all else as `&` writes it. */
export function isLabelling(signature: Signature, args: readonly Piece[]): boolean {
  return signature.name === "TEXT" && args.length === 1;
}

/** The function that TEXT is with somebody or a department. */
export function namingOf({ expr }: Piece): "GETUSERNAME" | "DEPTNAME" | undefined {
  if (expr.type === "user") return "GETUSERNAME";
  return expr.type === "department" ? "DEPTNAME" : undefined;
}

export function isChoice({ expr }: Piece): boolean {
  return innermost(expr.type) === "option";
}

/** A choice by its label; undefined for one whose labels nobody knows beforehand. */
export function labelExpr({ expr }: Piece, rows: RowScope | undefined, fields: FieldTypes): Expr | undefined {
  const path = fieldOf(expr, rows);
  const labels = path === undefined ? undefined : fields.labelsOf?.(path);
  return labels && { kind: "label", choice: expr, labels, type: "text" };
}

/** The field whose choice it is: an expression that may give those of several has no labels of its own. */
function fieldOf(choice: Expr, rows: RowScope | undefined): string | undefined {
  if (choice.kind === "field") return choice.path;
  if (choice.kind !== "row" || !rows || rows.columns) return undefined;
  return choice.column ?? rows.list;
}

/** What is no choice, as `&` writes it; undefined for what cannot be written. */
export function writtenExpr({ expr }: Piece, signature: Signature): Expr | undefined {
  if (!fits(expr.type, signature.params[0]?.type ?? "any")) return undefined;
  return { kind: "binary", op: "&", left: expr, right: { kind: "text", value: "", type: "text" }, type: "text" };
}
