import { checkCondition } from "../condition/check.ts";
import { parseCondition } from "../condition/parse.ts";
import { FormTypes, type LinkedShapes, RowTypes } from "../form/types.ts";
import { fitsField } from "../form/values.ts";
import type { Field } from "../form-shape.ts";
import { compileFormula } from "../formula/formula.ts";
import type { FieldTypes } from "../formula/types.ts";
import { textOf } from "../localized-text.ts";
import { type FieldPath, FORM, type FormDocument, type Selection, selectionAt, shapeOf } from "./document.ts";
import { isKey } from "./keys.ts";
import { nodesOf, placedNodes } from "./layout.ts";

/** One finding of the checks that need no server. */
export interface Finding {
  readonly code: string;
  readonly severity: "error" | "warning";
  /** Where it is; the designer goes there. */
  readonly at: Selection;
  readonly params: Readonly<Record<string, string | number>>;
}

interface Checking {
  readonly document: FormDocument;
  readonly types: FieldTypes;
  /** Links into forms that are not loaded cannot be judged here. */
  readonly complete: boolean;
  readonly findings: Finding[];
}

/** Everything that can be seen to be wrong without asking the server, whose answer holds. */
export function lint(document: FormDocument, pkg: string, linked: LinkedShapes, complete: boolean): readonly Finding[] {
  const types = new FormTypes(shapeOf(document, pkg), linked);
  const checking: Checking = { document, types, complete, findings: [] };
  checkForm(checking);
  checkFields(document.model.fields, null, checking);
  checkLayout(checking);
  checkRules(checking);
  return checking.findings;
}

function report(
  { findings }: Checking,
  severity: Finding["severity"],
  at: Selection,
  code: string,
  params: Finding["params"] = {},
): void {
  findings.push({ code, severity, at, params });
}

function checkForm(checking: Checking): void {
  const { document } = checking;
  const { fields, titleField } = document.model;
  if (textOf(document.title, "") === "") report(checking, "error", FORM, "form_title_missing");
  if (fields.length === 0) report(checking, "error", FORM, "form_empty");
  else if (!fields.some(({ key }) => key === titleField)) report(checking, "error", FORM, "title_field_missing");
}

function checkFields(fields: readonly Field[], table: Field | null, checking: Checking): void {
  const keys = new Set<string>();
  const titles = new Set<string>();
  const types = table === null ? checking.types : new RowTypes(checking.types, table);
  for (const field of fields) {
    const at = selectionAt(table === null ? field.key : `${table.key}.${field.key}`);
    const title = textOf(field.title, "");
    if (!isKey(field.key)) report(checking, "error", at, "key_malformed", { key: field.key });
    else if (keys.has(field.key)) report(checking, "error", at, "key_duplicate", { key: field.key });
    if (title.trim() === "") report(checking, "error", at, "title_missing", { key: field.key });
    else if (titles.has(title)) report(checking, "warning", at, "title_duplicate", { title });
    keys.add(field.key);
    titles.add(title);
    checkSettings(field, at, checking);
    checkFormulas(field, at, types, checking);
    if (field.type === "subtable") checkFields(field.fields ?? [], field, checking);
  }
}

function checkSettings(field: Field, at: Selection, checking: Checking): void {
  const { props = {}, type } = field;
  const missing = (code: string) =>
    report(checking, "error", at, code, { title: textOf(field.title, "") || field.key });
  if (type === "select" || type === "multiselect") {
    const options = Array.isArray(props["options"]) ? props["options"].length : 0;
    if (options === 0 && typeof props["optionSet"] !== "string") missing("options_missing");
  }
  if ((type === "link" || type === "links") && typeof props["form"] !== "string") missing("target_missing");
  if (type === "serial" && typeof props["numbering"] !== "string") missing("numbering_missing");
  if (type === "subtable" && (field.fields ?? []).length === 0) missing("columns_missing");
}

/** What is wrong with a formula, as the property panel shows it while somebody types. */
export interface FormulaFinding {
  readonly code: string;
  readonly from: number;
  readonly to: number;
  readonly params: Readonly<Record<string, string | number>>;
}

export function formulaFindings(source: string, field: Field | null, types: FieldTypes): readonly FormulaFinding[] {
  const { formula, problems } = compileFormula(source, types);
  if (formula === null) return problems;
  if (field !== null && !fitsField(formula.type, field)) {
    return [{ code: "fx_result_type", from: 0, to: source.length, params: {} }];
  }
  return [];
}

function checkFormulas(field: Field, at: Selection, types: FieldTypes, checking: Checking): void {
  const sources = [field.compute, field.default && "expr" in field.default ? field.default.expr : undefined];
  for (const source of sources) {
    if (source === undefined) continue;
    const [first] = formulaFindings(source, field, types);
    if (!first) continue;
    const unknown = first.code === "fx_unknown_field" ? String(first.params["field"] ?? "") : "";
    if (unknown.includes(".") && !checking.complete) continue;
    if (unknown === "") report(checking, "error", at, "formula_wrong", { title: textOf(field.title, "") });
    else report(checking, "error", at, "formula_unknown_field", { field: unknown, title: textOf(field.title, "") });
  }
}

function checkLayout(checking: Checking): void {
  const { document } = checking;
  const placed = placedNodes(nodesOf(document));
  const shown = new Set(placed.flatMap(({ node }) => (node.kind === "field" ? [node.field] : [])));
  for (const { key, title } of document.model.fields) {
    if (!shown.has(key)) report(checking, "warning", selectionAt(key), "not_placed", { title: textOf(title, "") });
  }
  for (const { node } of placed) {
    if (node.kind === "section" && node.children.length === 0) {
      report(checking, "warning", { kind: "section", key: node.key }, "section_empty", {
        title: textOf(node.title, ""),
      });
    }
  }
}

function checkRules(checking: Checking): void {
  for (const rule of checking.document.logic?.rules ?? []) {
    const unknown = unknownIn(rule.when, checking);
    if (unknown !== null) {
      report(checking, "error", FORM, "rule_unknown_field", {
        field: unknown,
        title: textOf(rule.title, "") || rule.key,
      });
    }
  }
}

function unknownIn(when: unknown, { types, complete }: Checking): FieldPath | null {
  if (when === undefined || when === null) return null;
  const { condition } = parseCondition(when);
  if (!condition) return null;
  for (const { code, params } of checkCondition(condition, types)) {
    const field = String(params["field"] ?? "");
    if (code === "condition_unknown_field" && (complete || !field.includes("."))) return field;
  }
  return null;
}
