import { readFileSync } from "node:fs";
import { Decimal } from "decimal.js";
import { type FieldTypes, type FxType, type FxValue, listOf } from "../formula/types";
import type { ConditionContext } from "./context";

/** The corpus lives with the Java tests: both languages are held to the same cases. */
const corpus = "../../../../platform-core/src/test/resources/condition/";

type Json = Readonly<Record<string, unknown>>;

interface Surroundings {
  readonly now: string;
  readonly zone: string;
  readonly variables: Readonly<Record<string, string | readonly string[]>>;
  readonly trees: Readonly<Record<string, readonly string[]>>;
}

export interface CorpusCase {
  readonly condition: unknown;
  readonly record?: Json;
  readonly old?: Json;
  readonly context?: Partial<Surroundings>;
  readonly expect?: string;
  readonly problems?: readonly string[];
  readonly place?: "change";
}

const fields = JSON.parse(read("fields.json")) as {
  readonly types: Readonly<Record<string, string>>;
  readonly context: Surroundings;
  readonly branches: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

export const corpusTypes: FieldTypes = {
  typeOf: (path) => (Object.hasOwn(fields.types, path) ? typeNamed(fields.types[path] ?? "") : undefined),
  known: () => Object.keys(fields.types),
  branch: (path, option) => fields.branches[path]?.[option] ?? [option],
  labelsOf: (path) => {
    const labels = fields.labels[path];
    const named = Object.entries(labels ?? {}).map(([key, label]) => [key, [label]] as const);
    return labels && { byKey: new Map(named), isPath: false };
  },
};

export function corpusLines<T>(resource: string): readonly T[] {
  return linesOf<T>(read(resource));
}

export function linesOf<T>(text: string): readonly T[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);
}

export function corpusContext(record: Json, old?: Json, differing: Partial<Surroundings> = {}): ConditionContext {
  const { now, zone, variables, trees } = { ...fields.context, ...differing };
  return {
    now,
    zone,
    variable: (name) => variables[name] ?? null,
    departmentTree: (department) => trees[department] ?? [department],
    value: (path) => decode(record[path], path),
    oldValue: (path) => (old ? decode(old[path], path) : null),
  };
}

function decode(value: unknown, path: string): FxValue {
  const type = corpusTypes.typeOf(path);
  if (type === undefined) {
    throw new RangeError(`no such field: ${path}`);
  }
  if (value === undefined || value === null) {
    return path.startsWith("items.") ? [] : null;
  }
  const element = listOf(type);
  return element === undefined
    ? scalar(value, type)
    : (value as readonly unknown[]).map((each) => (each === null ? null : scalar(each, element)));
}

function scalar(value: unknown, type: FxType): FxValue {
  return type === "number" || type === "duration" ? new Decimal(value as string) : (value as string | boolean);
}

export function typeNamed(id: string): FxType {
  if (id.startsWith("list:")) {
    return { list: typeNamed(id.slice(5)) };
  }
  return id.startsWith("ref:") ? { ref: id.slice(4) } : (id as FxType);
}

function read(resource: string): string {
  return readFileSync(new URL(corpus + resource, import.meta.url), "utf8");
}
