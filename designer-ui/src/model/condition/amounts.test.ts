import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { FieldTypes } from "../formula/types";
import { checkCondition } from "./check";
import { typeNamed } from "./corpus.fixture";
import { parseCondition } from "./parse";

interface Shared {
  readonly types: Readonly<Record<string, string>>;
  readonly currencies: Readonly<Record<string, string>>;
  readonly codes: Readonly<Record<string, string>>;
  readonly cases: readonly {
    readonly name: string;
    readonly condition: unknown;
    readonly problems: readonly string[];
  }[];
}

const file = new URL("../../../../platform-core/src/test/resources/condition/amounts.json", import.meta.url);
const { types, currencies, codes, cases } = JSON.parse(readFileSync(file, "utf8")) as Shared;

const amounts: FieldTypes = {
  typeOf: (path) => (types[path] === undefined ? undefined : typeNamed(types[path])),
  known: () => Object.keys(types),
  currencyOf: (path) => currencies[path],
  codeOf: (path) => codes[path],
};

describe("amounts are compared where they are known to be in one currency", () => {
  it.each(cases)("$name", ({ condition, problems }) => {
    const { condition: parsed } = parseCondition(condition);
    const told = parsed ? checkCondition(parsed, amounts) : [];
    expect(told.map(({ code, path }) => `${code}@${path}`)).toEqual(problems);
  });
});
