import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { CATALOGUE } from "./catalogue";
import { compileFormula } from "./formula";
import { implementedNames } from "./functions";
import { type FormulaCase, outcomeOf, SERVER_ONLY } from "./testing/formula-case";

const CORE = resolve(import.meta.dirname, "../../../../platform-core");
const VECTORS = resolve(CORE, "src/test/resources/formula/vectors.jsonl");
/** Milliseconds: many cases, perhaps on a busy machine. */
const PATIENCE = 60_000;
/** The nightly fuzz hands over many times as many. */
const FUZZ_PATIENCE = 1_200_000;
const NOT_CALLED = ["TRUE", "FALSE", "BLANK", "CREATEDTIME", "LASTMODIFIED", "AUTONUMBER"];

describe("the formula language", () => {
  it("gives what every shared vector expects", { timeout: PATIENCE }, () => {
    const cases = readCases(VECTORS);
    expect(failuresOf(cases)).toEqual([]);
    expect(cases.length).toBeGreaterThanOrEqual(2500);
  });

  it("gives what every example of the catalogue says", () => {
    const cases = CATALOGUE.map(({ example: { expr, type, value } }) => ({ expr, expect: { type, value } }));
    expect(failuresOf(cases)).toEqual([]);
  });

  it("implements every function of the catalogue and nothing else", () => {
    const here = CATALOGUE.filter(({ serverOnly }) => !serverOnly).map(({ name }) => name);
    const names = here.filter((name) => !NOT_CALLED.includes(name));
    expect([...implementedNames()].sort()).toEqual(names.sort());
  });

  it("has the server's catalogue, byte for byte", () => {
    const ours = readFileSync(resolve(import.meta.dirname, "catalogue.json"), "utf8");
    expect(ours).toBe(readFileSync(resolve(CORE, "src/main/resources/formula/catalogue.json"), "utf8"));
  });

  /** Written by FormulaFuzzTest of platform-core, which the build always runs first. */
  it("agrees with the server on random formulas", { timeout: FUZZ_PATIENCE }, () => {
    const cases = readCases(resolve(CORE, "target/formula-fuzz.jsonl"));
    expect(failuresOf(cases)).toEqual([]);
    expect(cases.length).toBeGreaterThanOrEqual(1000);
  });

  it("knows what a formula reads and whether it changes with time", () => {
    const { formula } = compileFormula("IF({due}<TODAY(),{amount}*2,{amount})", {
      typeOf: (path) => (path === "due" ? "date" : "number"),
      known: () => [],
    });
    expect(formula?.reads).toEqual(["due", "amount"]);
    expect(formula?.isVolatile).toBe(true);
    expect(formula?.serverOnly).toBe(false);
  });
});

function readCases(file: string): readonly FormulaCase[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as FormulaCase);
}

function failuresOf(cases: readonly FormulaCase[]): readonly unknown[] {
  return cases.flatMap((line, index) => {
    const actual = outcomeOf(line);
    const agrees = actual === SERVER_ONLY || JSON.stringify(sorted(actual)) === JSON.stringify(sorted(line.expect));
    return agrees ? [] : [{ line: index + 1, expr: line.expr, expected: line.expect, actual }];
  });
}

function sorted(value: unknown): unknown {
  return Object.fromEntries(Object.entries(value ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
}
