import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isComputable, kindOf } from "../model/form/kinds.ts";
import { allControls } from "./registry.ts";
import "./catalog.ts";

/** What a control says of itself on both sides; what is not said is not so. */
interface Case {
  readonly type: string;
  readonly valueType: string;
  readonly computable?: true;
  readonly automatic?: true;
  readonly numbered?: true;
  readonly final?: true;
}

const cases = readFileSync("../form-engine/src/test/resources/cases/control-traits.jsonl", "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => JSON.parse(line) as Case);

function said(type: string): Case {
  const { valueType, automatic, numbered, final } = kindOf(type);
  return {
    type,
    valueType,
    ...(isComputable(type) && { computable: true }),
    ...(automatic && { automatic: true }),
    ...(numbered && { numbered: true }),
    ...(final && { final: true }),
  };
}

describe("what controls say of themselves", () => {
  it.each(cases.map((one) => [one.type, one] as const))("%s says the same here and on the server", (type, one) => {
    expect(said(type)).toEqual(one);
  });

  it("is written down for every control", () => {
    expect(cases.map(({ type }) => type)).toEqual(
      allControls()
        .map(({ type }) => type)
        .toSorted(),
    );
  });
});
