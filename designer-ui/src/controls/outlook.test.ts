import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { nextStep, outlookOf } from "../model/form/outlook.ts";
import { prepareForm } from "../model/form/preparation.ts";
import type { Surroundings } from "../model/form/surroundings.ts";
import type { Field, FormShape } from "../model/form-shape.ts";
import type { RecordValues } from "../model/record.ts";
import "./catalog.ts";

/** The corpus that holds what the browser foretells to what the server decides. */
const CASES = "../form-engine/src/test/resources/cases";

interface Case {
  readonly name: string;
  readonly form: string;
  readonly field: string;
  readonly before?: RecordValues;
  readonly input: RecordValues;
  readonly user?: Readonly<Record<string, string | readonly string[]>>;
  readonly expect: Readonly<Record<string, readonly string[]>>;
}

const documents = JSON.parse(readFileSync(`${CASES}/pass-forms.json`, "utf8")) as Record<string, FormShape>;
const cases = readFileSync(`${CASES}/steps.jsonl`, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as Case);

const AROUND: Surroundings = {
  now: "2026-03-05T02:00:00.000Z",
  zone: "Asia/Shanghai",
  variables: {},
  right: () => "write",
  linked: () => null,
  departmentTree: () => [],
  system: {},
};

function prepared(form: string) {
  const document = documents[form];
  if (!document) throw new Error(`no form ${form}`);
  return prepareForm({ ...document, key: `t.${form}`, layouts: document.layouts ?? [] });
}

describe("the outlook", () => {
  it.each(cases.map((one) => [one.name, one] as const))(
    "%s",
    (_name, { form, field, before, input, user = {}, expect: expected }) => {
      const variables = Object.fromEntries(Object.entries(user).map(([name, value]) => [`user.${name}`, value]));
      const { ahead } = outlookOf(prepared(form), before ?? null, input, { ...AROUND, variables }, field);
      const found = Object.fromEntries(
        ahead
          .filter(({ option }) => option in expected)
          .map(({ option, problems }) => [option, problems.map(({ code, path }) => `${code} ${path}`)]),
      );
      expect(found).toEqual(expected);
    },
  );

  const outlook = (before: RecordValues, input: RecordValues = {}) =>
    outlookOf(prepared("deal"), before, input, AROUND, "stage");
  const stage = documents["deal"]?.model.fields.find(({ key }) => key === "stage") as Field;

  it("says what a choice that is not saved has brought up", () => {
    expect(outlook({ name: "n", stage: "lead" }, { stage: "offer" }).here?.problems.map(({ path }) => path)).toEqual([
      "/amount",
    ]);
    expect(outlook({ name: "n", stage: "lead" }).here).toBeNull();
  });

  it("takes the next stage that is not shut and not lost", () => {
    const before = { name: "n", stage: "lead" };
    expect(nextStep(stage, "lead", outlook(before))?.option).toBe("offer");
    expect(nextStep(stage, "won", outlook({ name: "n", stage: "won", amount: "100" }))).toBeUndefined();
  });
});
