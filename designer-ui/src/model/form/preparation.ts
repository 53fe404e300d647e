import { checkCondition } from "../condition/check.ts";
import { type PreparedCondition, prepareCondition } from "../condition/evaluate.ts";
import { conditionFields } from "../condition/fields.ts";
import { parseCondition } from "../condition/parse.ts";
import type { Field, FormShape, LayoutNode, RuleAction } from "../form-shape.ts";
import { compileFormula } from "../formula/formula.ts";
import { tokensOf } from "../formula/lexer.ts";
import type { FieldTypes } from "../formula/types.ts";
import type { Json } from "../json.ts";
import { followedIn, translatedIn } from "../translations.ts";
import { AskingTypes } from "./asking-types.ts";
import { gatesOf, rulesOf, type WrittenRule, type WrittenValidation } from "./field-rules.ts";
import { formulaOf, isTable, kindOf } from "./kinds.ts";
import {
  type Acting,
  fillsOf,
  type PreparedField,
  type PreparedForm,
  type PreparedRule,
  type PreparedValidation,
} from "./prepared.ts";
import { RowTypes } from "./row-types.ts";
import { prepareSource, type ValueSource } from "./source.ts";
import { afterSubmitOf, isStricter } from "./submission.ts";
import { FormTypes, type LinkedShapes } from "./types.ts";
import { prepareUniques } from "./uniques.ts";
import { fitsField } from "./values.ts";

/** Makes a form ready for use; the twin of the server's `Preparation`. */
export function prepareForm(shape: FormShape, linked: LinkedShapes = new Map()): PreparedForm {
  const types = new FormTypes(shape, linked);
  const asking = new AskingTypes(shape, linked);
  const containers = new Map<string, string | null>();
  const containerOf = new Map<string, string>();
  collectContainers(shape.layouts[0]?.nodes ?? [], null, containers, containerOf);
  const fields = shape.model.fields.map((field) =>
    prepareField(field, asking, null, {
      hiding: shape.settings?.onHide ?? "clear",
      afterSubmit: shape.settings?.afterSubmit ?? "ended",
    }),
  );
  for (const [key, source] of translatedIn(shape.model.fields)) {
    const container = containerOf.get(source);
    if (container !== undefined && !containerOf.has(key)) containerOf.set(key, container);
  }
  const followed = followedIn(shape.model.fields);
  const rules = [...(shape.logic?.rules ?? []), ...rulesOf(shape.model.fields)].flatMap((rule) =>
    prepareRule(followed(rule), shape, types),
  );
  const rowActing = actingIn(rules.filter(({ table }) => table !== undefined));
  return {
    shape,
    linked,
    fields,
    rules,
    byPath: new Map(fields.flatMap((field) => [field, ...field.columns]).map((field) => [field.path, field])),
    acting: actingIn(rules.filter(({ table }) => table === undefined)),
    rowActing,
    rowRuled: new Set([
      ...[...rowActing.keys()].map((name) => name.slice(name.indexOf(" ") + 1)),
      ...givenOnce(fields),
    ]),
    filling: fillingIn(fields),
    validations: [...(shape.logic?.validations ?? []), ...gatesOf(shape.model.fields)].flatMap((rule) =>
      prepareValidation(rule, shape, types),
    ),
    uniques: prepareUniques(shape, types),
    containers,
    containerOf,
  };
}

/** What holds for fields and columns that do not say themselves. */
type Around = Pick<PreparedField, "hiding" | "afterSubmit">;

function prepareField(field: Field, types: FieldTypes, table: Field | null, around: Around): PreparedField {
  const hiding = field.onHide ?? around.hiding;
  const afterSubmit = afterSubmitOf(field, around.afterSubmit);
  const scope = table === null ? types : new RowTypes(types, table);
  const source = formulaOf(field);
  const formula = source === undefined ? null : compileFormula(source, scope, field.blank).formula;
  const usable = formula !== null && !formula.serverOnly && fitsField(formula.type, field);
  return {
    path: table === null ? field.key : `${table.key}.${field.key}`,
    field,
    hiding,
    afterSubmit,
    compute: usable ? formula : undefined,
    served: served(field, source, usable),
    initial: field.default && prepareSource(field.default as unknown as Json, field, scope),
    writable:
      (field.compute === undefined || field.override === true) &&
      field.source === undefined &&
      !kindOf(field.type).automatic,
    columns: (field.fields ?? []).map((column) => prepareField(column, types, field, { hiding, afterSubmit })),
  };
}

/** What a computed field hangs on that this browser cannot compute or is not told, and a default that is looked up elsewhere. */
function served(field: Field, source: string | undefined, usable: boolean): readonly string[] | undefined {
  if (field.served !== undefined) return field.served;
  if (source !== undefined) return usable ? undefined : readsIn(source);
  if (!field.default || !("query" in field.default)) return undefined;
  const where = JSON.stringify(field.default.query.where ?? {});
  return [...where.matchAll(/"var":"record\.(\w+)"/g)].map(([, key]) => key ?? "");
}

/** Fields that a formula mentions, if it can be compiled here or not. */
function readsIn(source: string): readonly string[] {
  const named = tokensOf(source, []).filter(({ kind, text }) => kind === "field" && !/^row(\.|$)/.test(text));
  return [...new Set(named.map(({ text }) => text))];
}

interface Asked {
  /** Whether its actions take place. */
  readonly when: PreparedCondition;
  readonly reads: readonly string[];
}

/** @param table in whose rows it is asked; undefined where the record is asked */
function condition(json: Json | undefined, types: FieldTypes, table?: Field): Asked | undefined {
  if (json === undefined || json === null) return { when: () => "TRUE", reads: [] };
  const { condition: parsed } = parseCondition(json);
  const scope = table ? new RowTypes(types, table) : types;
  if (!parsed || checkCondition(parsed, scope).length > 0) return undefined;
  const reads = [...conditionFields(parsed, scope)].map((path) => outsideOf(path, table));
  return { when: prepareCondition(parsed, scope), reads };
}

/** A path written inside a row as it is written outside. */
function outsideOf(path: string, table: Field | undefined): string {
  const [key] = path.split(".");
  return table?.fields?.some((column) => column.key === key) ? `${table.key}.${path}` : path;
}

const tableOf = (shape: FormShape, key: string | undefined): Field | undefined =>
  shape.model.fields.find((field) => field.key === key);

function prepareRule(
  rule: WrittenRule & { readonly enabled?: boolean },
  shape: FormShape,
  types: FieldTypes,
): PreparedRule[] {
  const table = tableOf(shape, rule.table);
  const asked = condition(rule.when, types, table);
  if (!asked || rule.enabled === false) return [];
  const prepared = (actions: readonly RuleAction[]) =>
    actions.map(({ act, targets, value, options, onInvalid }) => ({
      act,
      targets,
      options: options ?? [],
      clears: onInvalid === "clear",
      settings: act === "set" ? settings(targets, value, shape, types, table) : new Map<string, ValueSource>(),
    }));
  const then = { ...asked, key: rule.key, actions: prepared(rule.then), table: rule.table };
  const otherwise = prepared(rule.else ?? []);
  if (otherwise.length === 0) return [then];
  const when: PreparedCondition = (context) => (asked.when(context) === "TRUE" ? "FALSE" : "TRUE");
  return [then, { ...asked, when, key: rule.key, actions: otherwise, table: rule.table }];
}

/** @param table whose columns are set; undefined where fields of the record are */
function settings(
  targets: readonly string[],
  value: Json | undefined,
  shape: FormShape,
  types: FieldTypes,
  table: Field | undefined,
) {
  const [scope, around] = table ? [new RowTypes(types, table), `${table.key}.`] : [types, ""];
  const sources = new Map<string, ValueSource>();
  for (const target of targets) {
    const field = (table?.fields ?? shape.model.fields).find(({ key }) => around + key === target);
    const source = field && !isTable(field) ? prepareSource(value, field, scope) : undefined;
    if (source) sources.set(target, source);
  }
  return sources;
}

function prepareValidation(rule: WrittenValidation, shape: FormShape, types: FieldTypes): PreparedValidation[] {
  const table = tableOf(shape, rule.table);
  const when = condition(rule.when, types, table);
  const assertion = condition(rule.assert, types, table);
  return when && assertion ? [{ when: when.when, assertion: assertion.when, rule }] : [];
}

function collectContainers(
  nodes: readonly LayoutNode[],
  parent: string | null,
  containers: Map<string, string | null>,
  containerOf: Map<string, string>,
): void {
  for (const node of nodes) {
    if (node.kind === "field") {
      if (parent !== null && !containerOf.has(node.field)) containerOf.set(node.field, parent);
      continue;
    }
    if (!containers.has(node.key)) containers.set(node.key, parent);
    collectContainers(node.children ?? [], node.key, containers, containerOf);
  }
}

/** Columns that only new rows give, some of them once the record was submitted. */
const givenOnce = (fields: readonly PreparedField[]): readonly string[] =>
  fields.flatMap((table) =>
    table.columns
      .filter(({ field, afterSubmit }) => field.setOnce === true || isStricter(afterSubmit, table.afterSubmit))
      .map(({ path }) => path),
  );

function actingIn(rules: readonly PreparedRule[]): ReadonlyMap<string, readonly Acting[]> {
  const found = new Map<string, Acting[]>();
  for (const rule of rules) {
    for (const action of rule.actions) {
      for (const target of new Set(action.targets)) {
        const name = `${action.act} ${target}`;
        found.set(name, [...(found.get(name) ?? []), { rule, action }]);
      }
    }
  }
  return found;
}

function fillingIn(fields: readonly PreparedField[]): ReadonlyMap<string, readonly PreparedField[]> {
  const found = new Map<string, PreparedField[]>();
  const note = (link: PreparedField, around: string) => {
    for (const to of new Set(fillsOf(link).map((fill) => around + fill.to)))
      found.set(to, [...(found.get(to) ?? []), link]);
  };
  for (const field of fields) {
    note(field, "");
    for (const column of field.columns) note(column, `${field.path}.`);
  }
  return found;
}
