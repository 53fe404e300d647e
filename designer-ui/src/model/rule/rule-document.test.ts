import { describe, expect, it } from "vitest";
import {
  becomes,
  becoming,
  changingBy,
  inPhase,
  newInput,
  newRule,
  newStep,
  type RuleDocument,
  replaced,
  triggerOf,
} from "./rule-document.ts";

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

  it("is set off when its one field becomes a value, in the condition that everything else is asked in", () => {
    const level = { field: "level", op: "eq", value: "A" } as const;
    const rule = changingBy({ ...RULE, when: level }, ["stage"]);
    const won = becoming(rule, "won");
    expect(won.trigger.changes).toEqual(["stage"]);
    expect(won.when).toEqual({ all: [{ field: "stage", op: "changedTo", value: "won" }, level] });
    expect(becomes(won)).toBe("won");
    expect(becoming(won, "lost").when).toEqual({ all: [{ field: "stage", op: "changedTo", value: "lost" }, level] });
    expect(becoming(won, null).when).toEqual({ all: [level] });
  });

  it("forgets what a field had to become when other fields set it off", () => {
    const won = becoming(changingBy(RULE, ["stage"]), "won");
    expect(changingBy(won, ["stage"]).when).toEqual(won.when);
    expect(changingBy(won, ["stage", "amount"]).when).toEqual({ all: [] });
    expect(changingBy(won, []).when).toEqual({ all: [] });
    expect(changingBy(won, []).trigger).toEqual({ type: "record", on: ["update"] });
  });

  it("keeps a condition of alternatives whole beside what its field becomes", () => {
    const either = {
      any: [
        { field: "a", op: "empty" },
        { field: "b", op: "empty" },
      ],
    } as const;
    const rule = becoming(changingBy({ ...RULE, when: either }, ["stage"]), "won");
    expect(rule.when).toEqual({ all: [{ field: "stage", op: "changedTo", value: "won" }, either] });
    expect(becoming(rule, null).when).toEqual({ all: [either] });
  });

  it("gives steps and answers names that no other has", () => {
    expect(newStep("create", RULE.steps).id).toBe("step_4");
    expect(newStep("create", [{ id: "step_2", type: "notify" }]).id).toBe("step_3");
    expect(newInput("A", [{ key: "answer_2", title: "B" }]).key).toBe("answer_3");
  });

  it("forgets of another trigger what this one cannot say", () => {
    expect(triggerOf("manual")).toEqual({ type: "manual", offered: ["record"] });
    expect(triggerOf("record")).toEqual({ type: "record", on: ["update"] });
    expect(triggerOf("comment")).toEqual({ type: "comment" });
  });

  it("exchanges one element of a list or takes it away", () => {
    expect(replaced([1, 2, 3], 1, 9)).toEqual([1, 9, 3]);
    expect(replaced([1, 2, 3], 1, null)).toEqual([1, 3]);
  });
});
