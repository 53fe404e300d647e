import { isOperator, operatorTakes, type Takes } from "./operators";
import { parseRelativeTime } from "./relative-time";
import type { Condition, ConditionProblem } from "./types";

const mostNodes = 200;
const mostLevels = 8;
const mostValues = 1000;

const pathShape = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){0,4}$/;
const kinds = ["all", "any", "not", "field", "expr", "rows"] as const;
const keysOf: Readonly<Record<(typeof kinds)[number], readonly string[]>> = {
  all: ["all"],
  any: ["any"],
  not: ["not"],
  field: ["field", "op", "value"],
  expr: ["expr"],
  rows: ["rows", "where"],
};

export interface ParsedCondition {
  /** Absent when there are problems. */
  readonly condition?: Condition;
  readonly problems: readonly ConditionProblem[];
}

/** Whether JSON is a condition: at most 200 conditions, 8 levels deep, 1,000 values in a list. Fields are not looked up. */
export function parseCondition(json: unknown): ParsedCondition {
  const problems: ConditionProblem[] = [];
  readCondition(json, "", 1, { problems, nodes: 0 });
  return problems.length > 0 ? { problems } : { condition: json as Condition, problems };
}

interface Reading {
  readonly problems: ConditionProblem[];
  nodes: number;
}

function readCondition(json: unknown, at: string, level: number, reading: Reading): void {
  reading.nodes++;
  if (reading.nodes > mostNodes) {
    if (reading.nodes === mostNodes + 1) {
      report(reading, at, "condition_too_large", { limit: mostNodes });
    }
    return;
  }
  if (level > mostLevels) {
    report(reading, at, "condition_too_deep", { limit: mostLevels });
    return;
  }
  const found = isObject(json) ? kinds.filter((kind) => Object.hasOwn(json, kind)) : [];
  const kind = found[0];
  if (!isObject(json) || kind === undefined || found.length > 1) {
    report(reading, at, "condition_malformed");
    return;
  }
  const known = keysOf[kind];
  for (const key of Object.keys(json).filter((name) => !known.includes(name))) {
    report(reading, at, "condition_unknown_key", { key });
  }
  const content = json[kind];
  const inside = `${at}/${kind}`;
  switch (kind) {
    case "all":
    case "any":
      readSeveral(content, inside, level, reading);
      return;
    case "rows":
      readCondition(json["where"], `${at}/where`, level + 1, reading);
      readPath(content, inside, reading);
      return;
    case "not":
      readCondition(content, inside, level + 1, reading);
      return;
    case "expr":
      readSource(content, inside, reading);
      return;
    case "field":
      readComparison(json, at, reading);
  }
}

function readSeveral(json: unknown, at: string, level: number, reading: Reading): void {
  if (!Array.isArray(json)) {
    report(reading, at, "condition_malformed");
    return;
  }
  for (let index = 0; index < json.length && reading.nodes <= mostNodes; index++) {
    readCondition(json[index], `${at}/${index}`, level + 1, reading);
  }
}

function readComparison(json: Readonly<Record<string, unknown>>, at: string, reading: Reading): void {
  readPath(json["field"], `${at}/field`, reading);
  const operator = json["op"];
  if (!isOperator(operator)) {
    report(reading, `${at}/op`, "condition_unknown_operator", { operator: String(operator ?? null) });
    return;
  }
  const takes = operatorTakes(operator);
  const value = json["value"] ?? null;
  if (takes !== "nothing") {
    readOperand(value, takes, `${at}/value`, reading);
  } else if (value !== null) {
    report(reading, `${at}/value`, "condition_value_unexpected", { operator });
  }
}

function readOperand(json: unknown, takes: Takes, at: string, reading: Reading): void {
  if (json === null) {
    report(reading, at, "condition_value_missing");
    return;
  }
  if (!Array.isArray(json)) {
    if (takes === "range" || takes === "circle") {
      report(reading, at, "condition_value_shape");
    } else {
      readSingle(json, at, reading);
    }
    return;
  }
  const pair = takes === "range" || takes === "circle";
  if (takes !== "list" && takes !== "oneOrList" && !(pair && json.length === 2)) {
    report(reading, at, "condition_value_shape");
    return;
  }
  if (json.length > mostValues) {
    report(reading, at, "condition_too_many_values", { limit: mostValues });
    return;
  }
  json.forEach((element, index) => {
    readSingle(element, `${at}/${index}`, reading);
  });
}

function readSingle(json: unknown, at: string, reading: Reading): void {
  if (typeof json === "string" || typeof json === "boolean" || typeof json === "number") {
    return;
  }
  if (!isObject(json) || Object.keys(json).length !== 1) {
    report(reading, at, json === null ? "condition_value_missing" : "condition_malformed");
    return;
  }
  if ("field" in json) {
    readPath(json["field"], `${at}/field`, reading);
    return;
  }
  if ("expr" in json) {
    readSource(json["expr"], `${at}/expr`, reading);
    return;
  }
  const relative = json["relative"];
  if (typeof relative === "string") {
    if (parseRelativeTime(relative) === undefined) {
      report(reading, `${at}/relative`, "condition_bad_relative", { text: relative });
    }
    return;
  }
  if (typeof json["var"] !== "string") {
    report(reading, at, "condition_malformed");
  }
}

function readPath(json: unknown, at: string, reading: Reading): void {
  if (typeof json !== "string" || !pathShape.test(json)) {
    report(reading, at, "condition_malformed");
  }
}

function readSource(json: unknown, at: string, reading: Reading): void {
  if (typeof json !== "string" || json.trim() === "") {
    report(reading, at, "condition_malformed");
  }
}

function report(reading: Reading, path: string, code: string, params: Readonly<Record<string, unknown>> = {}): void {
  reading.problems.push({ code, path, params });
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
