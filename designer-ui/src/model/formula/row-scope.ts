import type { Expr } from "./expr";
import { knownIn, pathIn, typeIn } from "./other-form";
import { type FieldTypes, type FxType, listOf, type OtherForm } from "./types";

/** What `{row}` stands for in the second argument of FILTER and MAP, or in the condition of QUERY. */
export interface RowScope {
  /** The path of the list that is walked; undefined when it is no field, so that it has no columns beside it. */
  readonly list: string | undefined;
  readonly element: FxType;
  /** The form whose records are asked for, and the nodes that were made for its fields. */
  readonly form?: OtherForm | undefined;
  readonly columns?: Set<Expr>;
}

const ROW = "row";

export function rowScopeOf(list: Expr): RowScope {
  return { list: list.kind === "field" ? list.path : undefined, element: listOf(list.type) ?? "blank" };
}

/** The records of another form, of which only the fields can be spoken of. */
export function formScopeOf(form: OtherForm | undefined): RowScope {
  return { list: undefined, element: "blank", form, columns: new Set() };
}

export function isAboutRow(path: string): boolean {
  return path === ROW || path.startsWith(`${ROW}.`);
}

/** The node for `row` or `row.column`; undefined when there is no such column. */
export function rowExpr(scope: RowScope, path: string, fields: FieldTypes): Expr | undefined {
  if (scope.columns) return fieldExpr(scope, path);
  if (path === ROW) return { kind: "row", column: undefined, type: scope.element };
  const column = path.split(".");
  if (scope.list === undefined || column.includes("")) return undefined;
  const list = scope.list.split(".");
  for (let shared = list.length; shared > 0; shared--) {
    const candidate = [...list.slice(0, shared), ...column.slice(1)].join(".");
    const type = fields.typeOf(candidate);
    const cell = type && listOf(type);
    if (cell) return { kind: "row", column: candidate, type: cell };
  }
  return undefined;
}

function fieldExpr(scope: RowScope, path: string): Expr | undefined {
  const column = scope.form && pathIn(scope.form, path.slice(ROW.length + 1));
  const type = scope.form && column !== undefined ? typeIn(scope.form, column) : undefined;
  if (!type) return undefined;
  const field: Expr = { kind: "row", column, type };
  scope.columns?.add(field);
  return field;
}

/** What may be meant by a column that is not there. */
export function knownInRow(scope: RowScope, fields: FieldTypes): readonly string[] {
  if (scope.form) {
    return knownIn(scope.form).map((field) => `${ROW}.${field}`);
  }
  if (scope.list === undefined) return [ROW];
  const table = `${scope.list.split(".")[0]}.`;
  const columns = fields.known().filter((path) => path.startsWith(table));
  return [ROW, ...columns.map((path) => `${ROW}.${path.slice(table.length)}`)];
}
