import { compileFormula } from "../formula/formula";
import type { FieldTypes } from "../formula/types";
import { ColumnTypes } from "./row-question";
import { type Condition, isLiteral, isMany, type Operand } from "./types";

/** All fields that decide about the condition, also those read by its formulas; formulas with mistakes read nothing. */
export function conditionFields(condition: Condition, types: FieldTypes): ReadonlySet<string> {
  const paths = new Set<string>();
  collect(condition, types, paths);
  return paths;
}

function collect(condition: Condition, types: FieldTypes, paths: Set<string>): void {
  if ("all" in condition || "any" in condition) {
    for (const part of "all" in condition ? condition.all : condition.any) {
      collect(part, types, paths);
    }
    return;
  }
  if ("not" in condition) {
    collect(condition.not, types, paths);
    return;
  }
  if ("rows" in condition) {
    const { rows: table, where } = condition;
    paths.add(table);
    for (const column of conditionFields(where, new ColumnTypes(types, table))) paths.add(`${table}.${column}`);
    return;
  }
  if ("expr" in condition) {
    collectFormula(condition.expr, types, paths);
    return;
  }
  paths.add(condition.field);
  if (condition.value !== undefined) {
    collectOperand(condition.value, types, paths);
  }
}

function collectOperand(operand: Operand, types: FieldTypes, paths: Set<string>): void {
  if (isMany(operand)) {
    for (const part of operand) {
      collectOperand(part, types, paths);
    }
    return;
  }
  if (isLiteral(operand)) {
    return;
  }
  if ("field" in operand) {
    paths.add(operand.field);
  }
  if ("expr" in operand) {
    collectFormula(operand.expr, types, paths);
  }
}

function collectFormula(source: string, types: FieldTypes, paths: Set<string>): void {
  for (const path of compileFormula(source, types).formula?.reads ?? []) {
    paths.add(path);
  }
}
