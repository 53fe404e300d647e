import { Amounts } from "./amounts";
import { Asking } from "./asking";
import { commonType, fits, givenTo, isScalar, QUANTITY, typeVariable } from "./assignability";
import {
  acceptsCount,
  fewestArguments,
  findSignature,
  functionNames,
  mostArguments,
  paramAt,
  resultAt,
  type Signature,
} from "./catalogue";
import { meantBy, mixedCurrencies } from "./currencies";
import { type BinaryOp, BLANK_EXPR, type Expr, type Piece, type UnaryOp } from "./expr";
import { isChoice, isLabelling, labelExpr, namingOf, writtenExpr } from "./labelling";
import type { Token } from "./lexer";
import { resultType } from "./operators";
import { formScopeOf, isAboutRow, knownInRow, type RowScope, rowExpr, rowScopeOf } from "./row-scope";
import { suggesting } from "./suggestion";
import { type FieldTypes, type FormulaProblem, type FxType, typeId } from "./types";

const MAX_HOPS = 3;
/** Written as calls, but read as any field is. */
const SYSTEM_FIELDS = new Map([
  ["CREATEDTIME", "created_at"],
  ["LASTMODIFIED", "updated_at"],
]);

/** Builds checked nodes from the bottom up. A mistake is noted and stands for blank, which fits everywhere, so it is noted once. */
export class Typing {
  readonly #fields: FieldTypes;
  readonly #problems: FormulaProblem[];
  readonly #asking: Asking;
  readonly #rows: RowScope[] = [];
  readonly #amounts: Amounts;
  #left: RowScope | undefined;

  constructor(fields: FieldTypes, problems: FormulaProblem[]) {
    this.#fields = fields;
    this.#problems = problems;
    this.#asking = new Asking(fields, problems);
    this.#amounts = new Amounts(fields, problems, this.#rows);
  }

  /** Until `leaveRows`, `{row}` is an element of the first argument, or a record of the form that is asked. */
  enterRows(signature: Signature, args: readonly Piece[]): void {
    const [list] = args;
    if (signature.asks) this.#rows.push(formScopeOf(this.#asking.form(args)));
    else if (list) this.#rows.push(rowScopeOf(list.expr));
  }

  leaveRows(): void {
    this.#left = this.#rows.pop();
  }

  field(written: string, from: number, to: number): Expr {
    const scope = this.#rows.at(-1);
    const path = meantBy(written, this.#fields);
    if (scope && isAboutRow(path)) {
      const known = () => suggesting("field", path, knownInRow(scope, this.#fields));
      return rowExpr(scope, path, this.#fields) ?? this.#wrong("fx_unknown_field", from, to, known());
    }
    const keys = path.split(".");
    const type = keys.includes("") ? undefined : this.#fields.typeOf(path);
    if (!type) return this.#wrong("fx_unknown_field", from, to, suggesting("field", written, this.#fields.known()));
    if (keys.length > MAX_HOPS + 1) this.#wrong("fx_too_many_hops", from, to, { field: path, max: MAX_HOPS });
    return { kind: "field", path, type };
  }

  /** A name that is neither a constant nor called: most often a field whose braces were forgotten. */
  bareName(name: Token): Expr {
    return this.#wrong("fx_bare_name", name.from, name.to, suggesting("name", name.text, this.#fields.known()));
  }

  unary(op: UnaryOp, operand: Piece, from: number): Expr {
    const expected: readonly FxType[] = op === "!" ? ["bool"] : ["number", "duration"];
    const type = operand.expr.type;
    if (type === "blank") return { kind: "unary", op, operand: operand.expr, type: op === "!" ? "bool" : "number" };
    if (!expected.includes(type)) {
      return this.#wrong("fx_operand_type", from, operand.to, { operator: op, type: typeId(type) });
    }
    return { kind: "unary", op, operand: operand.expr, type };
  }

  percent(operand: Piece, to: number): Expr {
    const type = operand.expr.type;
    if (type !== "number" && type !== "blank") {
      this.#wrong("fx_operand_type", operand.from, to, { operator: "%", type: typeId(type) });
    }
    return { kind: "percent", operand: operand.expr, type: "number" };
  }

  binary(op: BinaryOp, left: Piece, right: Piece): Expr {
    const type = resultType(op, left.expr.type, right.expr.type);
    if (!type) {
      const params = { operator: op, left: typeId(left.expr.type), right: typeId(right.expr.type) };
      return this.#wrong("fx_operand_types", left.from, right.to, params);
    }
    this.#amounts.binary(op, left, right);
    return { kind: "binary", op, left: left.expr, right: right.expr, type };
  }

  list(elements: readonly Piece[]): Expr {
    let element: FxType = "blank";
    for (const piece of elements) {
      if (!isScalar(piece.expr.type)) return this.#wrong("fx_nested_list", piece.from, piece.to, {});
      const common = this.#unify(element, piece, piece.expr.type);
      if (!common) return BLANK_EXPR;
      element = common;
    }
    return { kind: "list", elements: elements.map((piece) => piece.expr), type: { list: element } };
  }

  call(name: Token, args: readonly Piece[], to: number): Expr {
    const signature = findSignature(name.text.toUpperCase());
    if (!signature) {
      const params = suggesting("name", name.text, functionNames());
      return this.#wrong("fx_unknown_function", name.from, name.to, params);
    }
    if (!acceptsCount(signature, args.length)) {
      return this.#wrong("fx_argument_count", name.from, to, {
        function: signature.name,
        min: fewestArguments(signature),
        max: mostArguments(signature),
        actual: args.length,
      });
    }
    if (signature.asks) return this.#asking.call(signature, args, this.#left);
    if (signature.name === "AUTONUMBER") {
      const serial = this.#fields.serial?.();
      return serial === undefined
        ? this.#wrong("fx_no_serial", name.from, to, {})
        : { kind: "field", path: serial, type: "text" };
    }
    const [value] = args;
    if (value && isLabelling(signature, args)) return this.#labelled(signature, value);
    const bound = this.#bind(signature, args);
    if (!bound) return BLANK_EXPR;
    this.#problems.push(...mixedCurrencies(signature.name, args, this.#fields));
    this.#amounts.call(signature.name, args);
    if (signature.name === "TRUE" || signature.name === "FALSE") {
      return { kind: "bool", value: signature.name === "TRUE", type: "bool" };
    }
    if (signature.name === "BLANK") return BLANK_EXPR;
    const path = SYSTEM_FIELDS.get(signature.name);
    if (path !== undefined) return { kind: "field", path, type: "datetime" };
    const type = resultOf(resultAt(signature, args.length), bound);
    return { kind: "call", name: signature.name, args: args.map((piece) => piece.expr), type };
  }

  #labelled(signature: Signature, value: Piece): Expr {
    const naming = findSignature(namingOf(value) ?? "");
    if (naming) return this.#asking.call(naming, [value], undefined);
    const { from, to } = value;
    if (isChoice(value)) {
      return labelExpr(value, this.#rows.at(-1), this.#fields) ?? this.#wrong("fx_no_labels", from, to, {});
    }
    return writtenExpr(value, signature) ?? this.#unfit(signature, 0, value, 1);
  }

  #unfit(signature: Signature, index: number, { expr, from, to }: Piece, count: number): Expr {
    const { name, type } = paramAt(signature, index, count);
    const params = { function: signature.name, param: name, expected: type, type: typeId(expr.type) };
    return this.#wrong("fx_argument_type", from, to, params);
  }

  /** Checks every argument and finds what the type variables stand for; undefined when an argument does not fit. */
  #bind(signature: Signature, args: readonly Piece[]): Map<string, FxType> | undefined {
    const bound = new Map<string, FxType>();
    let allFit = true;
    for (const [index, piece] of args.entries()) {
      const param = paramAt(signature, index, args.length);
      const type = piece.expr.type;
      if (!fits(type, param.type)) {
        this.#unfit(signature, index, piece, args.length);
        allFit = false;
        continue;
      }
      const variable = typeVariable(param.type);
      if (!variable) continue;
      const common = this.#unify(bound.get(variable) ?? "blank", piece, givenTo(type, param.type));
      if (!common) return undefined;
      bound.set(variable, common);
    }
    return allFit ? bound : undefined;
  }

  #unify(soFar: FxType, piece: Piece, type: FxType): FxType | undefined {
    const common = commonType(soFar, type);
    if (!common) this.#wrong("fx_mixed_types", piece.from, piece.to, { first: typeId(soFar), type: typeId(type) });
    return common;
  }

  #wrong(code: string, from: number, to: number, params: FormulaProblem["params"]): Expr {
    this.#problems.push({ code, from, to, params });
    return BLANK_EXPR;
  }
}

function resultOf(result: string, bound: ReadonlyMap<string, FxType>): FxType {
  if (result.startsWith("list:")) return { list: resultOf(result.slice(5), bound) };
  if (result.length > 1) return result as FxType;
  const given = bound.get(result) ?? "blank";
  return given === "blank" && result === QUANTITY ? "number" : given;
}
