import { ownTextOf } from "../fields.ts";
import type { Field, LogicRule, Validation } from "../form-shape.ts";
import type { Json } from "../json.ts";
import type { FieldPath, FormDocument } from "./document.ts";

/** Fields that a condition, an operand or a formula inside it looks at, as they are written. */
export function readsOf(json: Json | undefined): readonly FieldPath[] {
  const found = new Set<FieldPath>();
  collect(json ?? null, found);
  return [...found];
}

function collect(json: Json, found: Set<FieldPath>): void {
  if (Array.isArray(json)) {
    for (const each of json) collect(each as Json, found);
  } else if (typeof json === "object" && json !== null) {
    for (const [name, value] of Object.entries(json)) {
      if (name === "field" && typeof value === "string") found.add(value);
      else if (name === "expr" && typeof value === "string") for (const path of formulaReads(value)) found.add(path);
      else collect(value as Json, found);
    }
  }
}

export function formulaReads(source: string): readonly FieldPath[] {
  const unquoted = source.replace(/"(?:[^"]|"")*"|[“”＂][^“”＂]*[“”＂]/g, "");
  return [...unquoted.matchAll(/\{([^{}]*)\}/g)].map(([, path = ""]) => path.trim());
}

/** What a condition that is written at a field decides. */
type FieldCondition = "show" | "require" | "readonly";

const CONDITIONS = [
  ["show", "visibleWhen"],
  ["require", "requiredWhen"],
  ["readonly", "readonlyWhen"],
] as const satisfies readonly (readonly [FieldCondition, keyof Field])[];

/** One thing that a form does by itself: what it looks at, and what it acts on. */
export interface LogicLine {
  readonly key: string;
  readonly kind: "rule" | "validation" | "compute" | "default" | "fill" | "other" | FieldCondition;
  readonly reads: readonly FieldPath[];
  readonly writes: readonly FieldPath[];
}

const actionsOf = (rule: LogicRule) => [...rule.then, ...(rule.else ?? [])];

const ofRule = (rule: LogicRule): LogicLine => ({
  key: `rule ${rule.key}`,
  kind: "rule",
  reads: [...readsOf(rule.when), ...actionsOf(rule).flatMap(({ value }) => readsOf(value))],
  writes: actionsOf(rule).flatMap(({ targets }) => targets),
});

const ofValidation = (rule: Validation): LogicLine => ({
  key: `validation ${rule.key}`,
  kind: "validation",
  reads: [...readsOf(rule.when), ...readsOf(rule.assert)],
  writes: rule.targets ?? [],
});

function ofField(field: Field, table: Field | null): readonly LogicLine[] {
  const path = table === null ? field.key : `${table.key}.${field.key}`;
  const columns = new Set((table?.fields ?? []).map(({ key }) => key));
  const outside = (read: FieldPath) => (table && columns.has(read.split(".")[0] ?? "") ? `${table.key}.${read}` : read);
  const line = (kind: LogicLine["kind"], reads: readonly FieldPath[], writes: readonly FieldPath[]): LogicLine => ({
    key: `${kind} ${path}`,
    kind,
    reads: reads.map(outside),
    writes: writes.map(outside),
  });
  const fill = Array.isArray(field.props?.["fill"]) ? (field.props["fill"] as unknown as { to?: string }[]) : [];
  const other = ownTextOf(field);
  return [
    ...(field.compute === undefined ? [] : [line("compute", formulaReads(field.compute), [path])]),
    ...(field.default === undefined ? [] : [line("default", readsOf(field.default as unknown as Json), [path])]),
    ...CONDITIONS.flatMap(([kind, property]) =>
      field[property] == null ? [] : [line(kind, readsOf(field[property] as Json), [path])],
    ),
    ...(fill.length === 0
      ? []
      : [
          line(
            "fill",
            [path],
            fill.flatMap(({ to }) => (to ? [to] : [])),
          ),
        ]),
    ...(other ? [line("other", [path], [other.field])] : []),
    ...(field.fields ?? []).flatMap((column) => ofField(column, field)),
  ];
}

/** Everything that a form does by itself, in the order in which it is written. */
export function logicLines(document: FormDocument): readonly LogicLine[] {
  return [
    ...(document.logic?.rules ?? []).map(ofRule),
    ...(document.logic?.validations ?? []).map(ofValidation),
    ...document.model.fields.flatMap((field) => ofField(field, null)),
  ];
}

/** Whether a line looks at a field or acts on it; a sub-table includes its columns. */
export function touches({ reads, writes }: LogicLine, path: FieldPath): boolean {
  return [...reads, ...writes].some((each) => each === path || each.startsWith(`${path}.`));
}
