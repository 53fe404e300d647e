import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Decimal } from "decimal.js";
import type { LocalizedText } from "../../localized-text";
import { compileFormula, evaluateFormula } from "../formula";
import { LANGUAGE } from "../labels";
import {
  type Blanks,
  type FieldTypes,
  type FormulaContext,
  type FxType,
  type FxValue,
  listOf,
  type OtherForm,
  typeId,
  type WorkCalendar,
} from "../types";
import { isList } from "../values";

interface CaseField {
  readonly type: string;
  readonly value: JsonValue;
  /** The field holds its value so many times. */
  readonly repeat?: number;
  /** The field that says its currency. */
  readonly currency?: string;
  /** The one currency of its amounts. */
  readonly code?: string;
  /** What its choices are called, from the top of the tree down. */
  readonly labels?: Readonly<Record<string, readonly LocalizedText[]>>;
  /** Whether its choices are one path down a tree. */
  readonly path?: boolean;
  /** The field that it shows as its own. */
  readonly origin?: string;
}

export type JsonValue = string | boolean | null | readonly JsonValue[];

/** One line of the vectors or of the fuzz: an expression, the record it sees, and what should come of it. */
export interface FormulaCase {
  readonly expr: string;
  readonly fields?: Readonly<Record<string, CaseField>>;
  readonly now?: string;
  readonly zone?: string;
  readonly calendar?: WorkCalendar;
  readonly blank?: Blanks;
  /** In which labels are written. */
  readonly language?: string;
  readonly expect: unknown;
}

/** What a browser leaves to the server, whatever comes of it there. */
export const SERVER_ONLY = "on the server";

interface SampleForm {
  readonly key: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly currencies?: Readonly<Record<string, string>>;
}

/** The other forms that vectors and examples may ask; the server reads them from the same file. */
const SAMPLES = JSON.parse(
  readFileSync(
    resolve(import.meta.dirname, "../../../../../platform-core/src/test/resources/formula/forms.json"),
    "utf8",
  ),
) as Readonly<Record<string, SampleForm>>;

function sampleForm({ key, fields, currencies = {} }: SampleForm): OtherForm {
  return {
    key,
    fields: {
      typeOf: (path) => (fields[path] === undefined ? undefined : typeOfId(fields[path])),
      known: () => Object.keys(fields),
      currencyOf: (path) => currencies[path],
    },
  };
}

const VARIABLES: Readonly<Record<string, string>> = { "user.id": "u1", "user.department": "d1", "record.id": "r1" };

/** `{type, value}`, `{error}` or the first `{problem, from, to}`, exactly as lines expect it. */
export function outcomeOf(line: FormulaCase): unknown {
  const fields = line.fields ?? {};
  const types: FieldTypes = {
    typeOf: (path) => (fields[path] ? typeOfId(fields[path].type) : undefined),
    known: () => Object.keys(fields),
    form: (name) => SAMPLES[name] && sampleForm(SAMPLES[name]),
    serial: () => "no",
    currencyOf: (path) => fields[path]?.currency,
    codeOf: (path) => fields[path]?.code,
    originOf: (path) => ({ field: fields[path]?.origin ?? path, borrowed: fields[path]?.origin !== undefined }),
    labelsOf: (path) => {
      const { labels, path: isPath = false } = fields[path] ?? {};
      return labels && { byKey: new Map(Object.entries(labels)), isPath };
    },
    forms: () => Object.keys(SAMPLES).filter((name) => !name.startsWith("@")),
  };
  const { formula, problems } = compileFormula(line.expr, types, line.blank);
  if (!formula) {
    const [first] = problems;
    const suggestion = first?.params["suggestion"];
    const outcome = { problem: first?.code, from: first?.from, to: first?.to };
    return suggestion === undefined ? outcome : { ...outcome, suggestion };
  }
  if (formula.serverOnly) return SERVER_ONLY;
  let drawn = 0;
  const context: FormulaContext = {
    random: () => Math.imul(++drawn, 0x9e3779b9) >>> 0,
    value: (path) => valueIn(fields[path]),
    now: line.now ?? "2026-03-15T02:30:00Z",
    calendar: line.calendar,
    zone: line.zone ?? "Asia/Shanghai",
    variable: (name) => (name === LANGUAGE ? line.language : VARIABLES[name]) ?? null,
  };
  const value = evaluateFormula(formula, context);
  const isError = typeof value === "object" && value !== null && "error" in value;
  return isError ? value : { type: typeId(formula.type), value: toJson(value) };
}

function typeOfId(id: string): FxType {
  if (id.startsWith("list:")) return { list: typeOfId(id.slice(5)) };
  return id.startsWith("ref:") ? { ref: id.slice(4) } : (id as FxType);
}

function valueIn(field: CaseField | undefined): FxValue {
  if (!field) return null;
  const type = typeOfId(field.type);
  if (field.repeat === undefined) return fromJson(field.value, type);
  const element = listOf(type);
  if (!element) return String(field.value).repeat(field.repeat);
  return Array.from({ length: field.repeat }, () => fromJson(field.value, element));
}

function fromJson(value: JsonValue, type: FxType): FxValue {
  if (typeof value === "string") return type === "number" || type === "duration" ? new Decimal(value) : value;
  if (value === null || typeof value === "boolean") return value;
  return value.map((element) => fromJson(element, listOf(type) ?? "blank"));
}

function toJson(value: FxValue): JsonValue {
  if (value instanceof Decimal) return value.toFixed();
  if (isList(value)) return value.map(toJson);
  return typeof value === "object" ? null : value;
}
