import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkCondition } from "./check";
import { type CorpusCase, corpusContext, corpusLines, corpusTypes, linesOf } from "./corpus.fixture";
import { evaluateCondition, prepareCondition } from "./evaluate";
import { conditionFields } from "./fields";
import { parseCondition } from "./parse";
import { describeCondition } from "./sentence";
import type { Condition, ConditionProblem } from "./types";
import { chineseWords, englishWords } from "./words";

function problemsOf(aCase: CorpusCase): readonly string[] {
  const { condition, problems } = parseCondition(aCase.condition);
  const place = aCase.old || aCase.place ? "change" : "record";
  return written(condition ? checkCondition(condition, corpusTypes, place) : problems);
}

function written(problems: readonly ConditionProblem[]): readonly string[] {
  return problems.map(({ code, path }) => `${code}@${path}`);
}

describe("the corpus of conditions", () => {
  const cases = corpusLines<CorpusCase>("cases.jsonl");

  it("is large", () => {
    expect(cases.length).toBeGreaterThan(600);
  });

  it.each(cases.map((aCase) => [JSON.stringify(aCase).slice(0, 160), aCase] as const))("%s", (_, aCase) => {
    expect(problemsOf(aCase)).toEqual(aCase.problems ?? []);
    if (aCase.problems) {
      return;
    }
    const context = corpusContext(aCase.record ?? {}, aCase.old, aCase.context);
    expect(evaluateCondition(aCase.condition as Condition, corpusTypes, context)).toBe(aCase.expect);
  });
});

describe("random conditions", () => {
  it("have the truth they have in Java", () => {
    const file = new URL("../../../../platform-core/target/condition-fuzz.jsonl", import.meta.url);
    const [first, ...asked] = linesOf<{
      readonly records?: readonly Readonly<Record<string, unknown>>[];
      readonly condition?: Condition;
      readonly expect?: readonly string[];
    }>(readFileSync(file, "utf8"));
    const contexts = (first?.records ?? []).map((record) => corpusContext(record));
    expect(asked.length * contexts.length).toBeGreaterThan(3000);
    for (const { condition, expect: truths } of asked) {
      if (!condition) {
        throw new Error("a line without a condition");
      }
      expect(written(checkCondition(condition, corpusTypes))).toEqual([]);
      const prepared = prepareCondition(condition, corpusTypes);
      expect(contexts.map(prepared), JSON.stringify(condition)).toEqual(truths);
    }
  });
});

describe("a sentence", () => {
  const sentences = corpusLines<{ readonly condition: Condition; readonly "zh-CN": string; readonly "en-US": string }>(
    "sentences.jsonl",
  );
  const chinese = labels(
    { amount: "预计金额", "customer.level": "客户.级别", limit: "限额" },
    { "customer.level=A": "甲级", "customer.level=B": "乙级", "stage=won": "赢单" },
  );
  const english = labels(
    { amount: "Amount", "customer.level": "Customer.Level", limit: "Limit" },
    { "customer.level=A": "Tier A", "customer.level=B": "Tier B", "stage=won": "Won" },
  );

  it.each(sentences)("$zh-CN", (sentence) => {
    expect(describeCondition(sentence.condition, chinese, chineseWords)).toBe(sentence["zh-CN"]);
    expect(describeCondition(sentence.condition, english, englishWords)).toBe(sentence["en-US"]);
  });

  it("has the same words in both languages, which tell one from several in English alone", () => {
    const several = Object.keys(englishWords).filter((word) => !word.endsWith(".one"));
    expect(several).toEqual(Object.keys(chineseWords));
  });
});

describe("a condition", () => {
  it("names the nearest field for an unknown one", () => {
    expect(checkCondition({ field: "custmer.level", op: "empty" }, corpusTypes)).toEqual([
      {
        code: "condition_unknown_field",
        path: "/field",
        params: { field: "custmer.level", suggestion: "customer.level" },
      },
    ]);
  });

  it("reads the fields of its values and formulas", () => {
    const condition: Condition = {
      all: [
        { field: "amount", op: "gt", value: { field: "limit" } },
        { not: { expr: '{due} < TODAY() && {customer.level} = "A"' } },
        { field: "title", op: "in", value: [{ expr: "{note}" }, "x"] },
      ],
    };
    expect([...conditionFields(condition, corpusTypes)].sort()).toEqual([
      "amount",
      "customer.level",
      "due",
      "limit",
      "note",
      "title",
    ]);
  });
});

function labels(fields: Readonly<Record<string, string>>, values: Readonly<Record<string, string>>) {
  return {
    field: (path: string) => fields[path] ?? path,
    value: (path: string, literal: string) => values[`${path}=${literal}`],
  };
}
