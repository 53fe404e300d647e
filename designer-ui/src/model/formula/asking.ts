import { fits, isMagnitude, isScalar } from "./assignability";
import type { Signature } from "./catalogue";
import { equalIn, mixedElsewhere } from "./currencies";
import { type BinaryExpr, type BinaryOp, BLANK_EXPR, childrenOf, type Expr, type Piece } from "./expr";
import { resultType } from "./operators";
import { isShared, knownIn, nameOf, pathIn, rowsOfForm, tablesIn, typeIn } from "./other-form";
import type { RowScope } from "./row-scope";
import { suggesting } from "./suggestion";
import { type FieldTypes, type FormulaProblem, type FxType, listOf, type OtherForm, typeId } from "./types";

/** What becomes of the records that are found. */
export const PICKS = ["first", "last", "max", "min", "avg", "sum", "count", "list"] as const;

type Pick = (typeof PICKS)[number];

/** What the directory says of people; what not every colleague may see is shown where the form shows the formula. */
const OF_PEOPLE: Readonly<Record<string, FxType>> = {
  active: "bool",
  department: "department",
  email: "text",
  employee_no: "text",
  login: "text",
  manager: "user",
  mobile: "text",
  name: "text",
};

/** A field of another form as it is named; without a field when the form alone is. */
interface Target {
  readonly form: OtherForm;
  readonly type?: FxType;
  readonly path?: string;
}

const COMPARED: readonly BinaryOp[] = ["=", "<>", "<", "<=", ">", ">="];

/** Gives calls of functions that ask another form their type; forms and fields are texts that are known when they are checked. */
export class Asking {
  readonly #fields: FieldTypes;
  readonly #problems: FormulaProblem[];

  constructor(fields: FieldTypes, problems: FormulaProblem[]) {
    this.#fields = fields;
    this.#problems = problems;
  }

  /** The form that QUERY asks, before its condition is read; what is wrong is told by `call`. */
  form([, named]: readonly Piece[]): OtherForm | undefined {
    if (named?.expr.kind !== "text") return undefined;
    const text = named.expr.value;
    const dot = text.lastIndexOf(".");
    return this.#form(text) ?? (dot < 0 ? undefined : this.#form(text.slice(0, dot)));
  }

  /** @param rows what `{row}` stood for in the condition, if there was one */
  call(signature: Signature, args: readonly Piece[], rows: RowScope | undefined): Expr {
    const values = this.#values(signature.name, args, rows);
    return values === undefined ? BLANK_EXPR : { ...values, kind: "ask", name: signature.name };
  }

  #values(name: string, args: readonly Piece[], rows: RowScope | undefined) {
    const [first, second, third, fourth] = args;
    if (name === "GETUSERNAME") return this.#directory(name, "user", "name", first);
    if (name === "MANAGER") return this.#directory(name, "user", "manager", first);
    if (name === "DEPTNAME") return this.#directory(name, "department", "name", first);
    if (name === "USERFIELD") return first && second && this.#userField(first, second);
    if (!first || (name !== "LOOKUP" && !second)) return undefined;
    if (name === "LOOKUP") return this.#lookup(first, args.slice(1));
    const pick = this.#pick(first);
    if (name === "MAPX") return this.#mapped(pick, second, third, fourth);
    const target = pick && second && this.#target(second, pick);
    if (!pick || !second || !target) return undefined;
    return name === "ROLLUP"
      ? this.#rollup(pick, target, second, third)
      : this.#query(pick, target, second, third, rows);
  }

  #userField(user: Piece, named: Piece) {
    const field = this.#literal(named);
    if (field === undefined) return undefined;
    if (field in OF_PEOPLE) return this.#directory("USERFIELD", "user", field, user);
    const known = Object.keys(OF_PEOPLE);
    return this.#wrong("fx_unknown_pick", named, { ...suggesting("pick", field, known), known: known.join(", ") });
  }

  /** What the directory says of somebody or of a department; of who asks where none is given. */
  #directory(name: string, kind: "user" | "department", field: string, whom: Piece | undefined) {
    const own: Expr = { kind: "call", name: kind === "user" ? "CURRENTUSER" : "CURRENTDEPT", args: [], type: kind };
    if (whom && !fits(whom.expr.type, kind)) {
      const params = { function: name, param: kind, expected: kind, type: typeId(whom.expr.type) };
      return this.#wrong("fx_argument_type", whom, params);
    }
    return { type: OF_PEOPLE[field] ?? "text", values: [whom?.expr ?? own] };
  }

  /** LOOKUP("form.field", "match", value, …) */
  #lookup(field: Piece, pairs: readonly Piece[]) {
    const target = this.#target(field, "first");
    if (!target) return undefined;
    const values: Expr[] = [];
    for (let at = 0; at < pairs.length; at += 2) {
      const [match, value] = pairs.slice(at);
      if (!match || !value || !this.#equal(target.form, match, value)) return undefined;
      values.push(value.expr);
    }
    return this.#answer("first", target, field, values);
  }

  /** MAPX("op", value, "form.match", "form.field") */
  #mapped(pick: Pick | undefined, value?: Piece, match?: Piece, result?: Piece) {
    const target = pick && result && this.#target(result, pick);
    if (!pick || !result || !target || !match || !value) return undefined;
    return this.#equal(target.form, match, value)
      ? this.#answer(pick, target, result, [value.expr], testedBy(target.form, match))
      : undefined;
  }

  /** ROLLUP("op", "form.field", "link"): over the records that point here. */
  #rollup(pick: Pick, target: Target, at: Piece, link?: Piece) {
    const here: Expr = { kind: "call", name: "RECORDID", args: [], type: "text" };
    const type = link && this.#equal(target.form, link, { ...link, expr: here });
    if (!link || !type) return undefined;
    const element = listOf(type) ?? type;
    if (typeof element === "object" && "ref" in element) {
      return this.#answer(pick, target, at, [here], testedBy(target.form, link));
    }
    const field = link.expr.kind === "text" ? link.expr.value : "";
    return this.#wrong("fx_link_needed", link, { field });
  }

  /** QUERY("op", "form.field", {row.match} = value && …) */
  #query(pick: Pick, target: Target, at: Piece, condition: Piece | undefined, rows: RowScope | undefined) {
    const values: Expr[] = [];
    if (condition && !(condition.expr.type === "bool" && rows && isAsked(condition.expr, rows, values))) {
      return this.#wrong("fx_query_condition", condition, {});
    }
    return this.#answer(pick, target, at, values, condition ? equalIn(condition.expr) : []);
  }

  /** @param tested fields that are asked to be equal to something */
  #answer(pick: Pick, target: Target, at: Piece, values: readonly Expr[], tested: readonly string[] = []) {
    const type = answerOf(pick, target);
    if (target.path !== undefined) {
      this.#problems.push(...mixedElsewhere({ path: target.path, pick, at }, tested, target.form.fields));
    }
    if (type) return { type, values };
    const { form, path } = target;
    if (path !== undefined && target.type === "number" && isShared(form, path)) {
      return this.#wrong("fx_pick_shared", at, { pick, field: path, form: form.key });
    }
    return this.#wrong("fx_pick_type", at, { pick, type: target.type ? typeId(target.type) : "" });
  }

  #pick(piece: Piece): Pick | undefined {
    const word = this.#literal(piece);
    const pick = PICKS.find((known) => known === word?.toLowerCase());
    if (pick || word === undefined) return pick;
    return this.#wrong("fx_unknown_pick", piece, { ...suggesting("pick", word, PICKS), known: PICKS.join(", ") });
  }

  /** Undefined, and noted, when the argument is not written out. */
  #literal(piece: Piece): string | undefined {
    return piece.expr.kind === "text" ? piece.expr.value.trim() : this.#wrong("fx_literal_needed", piece, {});
  }

  /** What `"form.field"` names; a form alone where records are counted. */
  #target(piece: Piece, pick: Pick): Target | undefined {
    const text = this.#literal(piece);
    if (text === undefined) return undefined;
    const whole = pick === "count" ? this.#form(text) : undefined;
    if (whole) return { form: whole };
    const dot = text.lastIndexOf(".");
    const form = dot < 0 ? undefined : this.#form(text.slice(0, dot));
    if (form) return this.#field(form, text.slice(dot + 1), text.slice(0, dot + 1), piece);
    const name = dot < 0 ? text : text.slice(0, dot);
    const around = this.#around(name);
    if (around) {
      const { form: other, inside } = around;
      const before = name.slice(0, name.length - inside.length);
      return this.#unknown(other, tablesIn(other), inside, piece, before, text.slice(name.length));
    }
    const known = this.#fields.forms?.() ?? [];
    if (known.length === 0) return this.#wrong("fx_form_not_here", piece, { form: name });
    const params = suggesting("form", name, known);
    const suggestion = params["suggestion"];
    const meant = suggestion === undefined ? {} : { suggestion: suggestion + (dot < 0 ? "" : text.slice(dot)) };
    return this.#wrong("fx_unknown_form", piece, { ...params, ...meant });
  }

  /** @param before what stands before the field in the text, for what is suggested instead */
  #field(form: OtherForm, key: string, before: string, piece: Piece): Required<Target> | undefined {
    const path = pathIn(form, key);
    const type = path === undefined ? undefined : typeIn(form, path);
    if (path !== undefined && type) return { form, type, path };
    return this.#unknown(form, knownIn(form), key, piece, before, "");
  }

  #unknown(form: OtherForm, known: readonly string[], key: string, piece: Piece, before: string, after: string) {
    const params = suggesting("field", key, known);
    const suggestion = params["suggestion"];
    const meant = suggestion === undefined ? {} : { suggestion: before + suggestion + after };
    return this.#wrong("fx_unknown_form_field", piece, { ...params, ...meant, form: nameOf(form) });
  }

  /** The type of a field of the form that a value is compared with; undefined, and noted, when that cannot be. */
  #equal(form: OtherForm, match: Piece, value: Piece): FxType | undefined {
    const text = this.#literal(match);
    if (text === undefined) return undefined;
    const dot = text.lastIndexOf(".");
    const named = dot < 0 ? form : this.#form(text.slice(0, dot));
    if (!named || nameOf(named) !== nameOf(form)) {
      return this.#wrong("fx_forms_differ", match, { form: nameOf(form) });
    }
    const type = this.#field(form, text.slice(dot + 1), text.slice(0, dot + 1), match)?.type;
    if (!type || isComparable(type, "=", value.expr.type)) return type;
    const params = { operator: "=", left: typeId(type), right: typeId(value.expr.type) };
    return this.#wrong("fx_operand_types", value, params);
  }

  /** A form, or `form.subtable` for its rows; undefined when there is none. */
  #form(reference: string): OtherForm | undefined {
    const whole = this.#fields.form?.(reference);
    if (whole) return whole;
    const around = this.#around(reference);
    return around && rowsOfForm(around.form, around.inside);
  }

  /** The form before the last dot, and what stands behind it. */
  #around(reference: string): { readonly form: OtherForm; readonly inside: string } | undefined {
    const dot = reference.lastIndexOf(".");
    const form = dot < 0 ? undefined : this.#fields.form?.(reference.slice(0, dot));
    return form && { form, inside: reference.slice(dot + 1) };
  }

  #wrong(code: string, { from, to }: Piece, params: FormulaProblem["params"]): undefined {
    this.#problems.push({ code, from, to, params });
    return undefined;
  }
}

/** Where the field of `"form.field"` is held. */
function testedBy(form: OtherForm, { expr }: Piece): readonly string[] {
  const path = expr.kind === "text" ? pathIn(form, expr.value.trim().split(".").at(-1) ?? "") : undefined;
  return path === undefined ? [] : [path];
}

function answerOf(pick: Pick, { form, type, path = "" }: Target): FxType | undefined {
  if (pick === "count") return "number";
  if (type === undefined) return undefined;
  const element = listOf(type) ?? type;
  // Rows of a sub-table are no values of their own.
  if (typeof element === "object" && "ref" in element && element.ref.startsWith(`${form.key}.`)) return undefined;
  switch (pick) {
    case "sum":
    case "avg":
      // What a record holds once would be added up once for each of its rows.
      return type === "number" && !isShared(form, path) ? type : undefined;
    case "min":
    case "max":
      return isMagnitude(type) ? type : undefined;
    case "list":
      return isScalar(type) ? { list: type } : undefined;
    default:
      return element === "file" ? undefined : type;
  }
}

function isComparable(field: FxType, op: BinaryOp, value: FxType): boolean {
  const compared = op === "=" ? (listOf(field) ?? field) : field;
  return isScalar(value) && resultType(op === "<>" ? "=" : op, compared, value) !== undefined;
}

/** Whether a condition is one that a form can be asked: comparisons of its fields, all of which hold. */
function isAsked(condition: Expr, rows: RowScope, values: Expr[]): boolean {
  if (condition.kind === "binary") {
    return condition.op === "&&"
      ? isAsked(condition.left, rows, values) && isAsked(condition.right, rows, values)
      : isCompared(condition, rows, values);
  }
  if (condition.kind === "call" && condition.name === "AND") {
    return condition.args.every((part) => isAsked(part, rows, values));
  }
  const [denied] = condition.kind === "call" && condition.name === "NOT" ? condition.args : [];
  const inner = condition.kind === "unary" && condition.op === "!" ? condition.operand : (denied ?? condition);
  return isField(inner, rows) || isAboutBlank(inner, rows);
}

function isAboutBlank(expr: Expr, rows: RowScope): boolean {
  return expr.kind === "call" && expr.name === "ISBLANK" && isField(expr.args[0], rows);
}

function isCompared({ op, left, right }: BinaryExpr, rows: RowScope, values: Expr[]): boolean {
  if (!COMPARED.includes(op)) return false;
  const [field, value] = isField(left, rows) ? [left, right] : [right, left];
  if (!isField(field, rows) || speaksOf(rows, value)) return false;
  if (!isComparable(field.type, op, value.type)) return false;
  if (value.kind === "blank") return op === "=" || op === "<>";
  values.push(value);
  return true;
}

function isField(expr: Expr | undefined, rows: RowScope): boolean {
  return expr !== undefined && (rows.columns?.has(expr) ?? false);
}

function speaksOf(rows: RowScope, value: Expr): boolean {
  return isField(value, rows) || childrenOf(value).some((part) => speaksOf(rows, part));
}
