import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkValue } from "../model/form/control-checks.ts";
import { kindOf } from "../model/form/kinds.ts";
import type { Field } from "../model/form-shape.ts";
import type { Json } from "../model/json.ts";
import { allControls, controlOf } from "./registry.ts";
import "./catalog.ts";

/** The corpus that holds the server's controls and these to the same answers. */
interface Case {
  readonly type: string;
  readonly props?: Readonly<Record<string, Json>>;
  readonly text?: string;
  readonly sent?: Json;
  readonly before?: Json;
  readonly value?: Json;
  readonly problem?: string;
}

const cases = readFileSync("../form-engine/src/test/resources/cases/controls.jsonl", "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => JSON.parse(line) as Case);

const THURSDAY = { now: "2026-03-05T02:00:00.000Z", zone: "Asia/Shanghai" };

/** The server tells an unknown label in a workbook from an unknown key. */
const sameProblem = (code: string) => (code === "import_unknown_option" ? "option_unknown" : code);

function outcome({ type, props = {}, text, sent, before }: Case): { value?: Json; problems: readonly string[] } {
  const field: Field = { key: "f", type, title: "f", props };
  const kind = kindOf(type);
  let value = sent ?? null;
  if (text !== undefined) {
    const read = kind.read?.(text, field);
    if (read && "problem" in read) return { problems: [read.problem] };
    value = read ? read.value : (controlOf(type).parse?.(text, field, "zh-CN") ?? text);
  }
  const problems = [...checkValue(field, value, THURSDAY)];
  if (before !== undefined) problems.push(...(kind.change?.(field, before, value, () => true) ?? []));
  return { value, problems: problems.map(({ code }) => code) };
}

describe("the controls of the screens", () => {
  it.each(cases.map((one) => [JSON.stringify(one), one] as const))("%s", (_name, one) => {
    const { value, problems } = outcome(one);
    expect(problems).toEqual(one.problem === undefined ? [] : [sameProblem(one.problem)]);
    if (one.value !== undefined && one.text !== undefined) expect(value).toEqual(one.value);
  });

  it("are found in their folders", () => {
    expect(allControls().length).toBeGreaterThanOrEqual(42);
    expect(controlOf("idcard").type).toBe("idcard");
  });
});
