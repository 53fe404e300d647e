import { describe, expect, it } from "vitest";
import { inPhase, newInput, newRule, newStep, type RuleDocument, replaced, triggerOf } from "./rule-document.ts";

const RULE: RuleDocument = {
  ...newRule("r", "R", "order"),
  steps: [
    { id: "step_1", type: "update", record: "trigger", set: { a: "1" } },
    { id: "step_3", type: "notify", to: [], title: "t" },
  ],
};

describe("a rule", () => {
  it("may only set what is saved when it acts before saving, and never afterwards", () => {
    const before = inPhase(RULE, true);
    expect(before.phase).toBe("before");
    expect(before.steps.map(({ type }) => type)).toEqual(["set"]);
    const after = inPhase(before, false);
    expect(after.phase).toBeUndefined();
    expect(after.steps.map(({ type }) => type)).toEqual(["update"]);
    expect(inPhase(RULE, false).steps).toEqual(RULE.steps);
  });

  it("gives steps and answers names that no other has", () => {
    expect(newStep("create", RULE.steps).id).toBe("step_4");
    expect(newStep("create", [{ id: "step_2", type: "notify" }]).id).toBe("step_3");
    expect(newInput("A", [{ key: "answer_2", title: "B" }]).key).toBe("answer_3");
  });

  it("forgets of another trigger what this one cannot say", () => {
    expect(triggerOf("manual")).toEqual({ type: "manual", offered: ["record"] });
    expect(triggerOf("record")).toEqual({ type: "record", on: ["update"] });
  });

  it("exchanges one element of a list or takes it away", () => {
    expect(replaced([1, 2, 3], 1, 9)).toEqual([1, 9, 3]);
    expect(replaced([1, 2, 3], 1, null)).toEqual([1, 3]);
  });
});
