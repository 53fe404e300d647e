import { describe, expect, it } from "vitest";
import { labelsIn, withOptionChanged, withOptionMoved, withOptionsAdded } from "../designer/option-list.ts";
import { optionSetDifferences } from "./option-set-diff.ts";
import { newOptionSet, optionPlace, readOptionSet, writeOptionSet } from "./option-set-document.ts";

const level = (...options: readonly object[]) =>
  readOptionSet({ kind: "optionset", key: "level", title: "级别", options: options as never });

const A = { key: "a", label: "A 级", color: "red" };
const B = { key: "b", label: "B 级" };
const C = { key: "c", label: "C 级" };

describe("an option set", () => {
  it("keeps what it does not know", () => {
    const json = { kind: "optionset", key: "level", title: "级别", options: [], owner: "x" };
    expect(writeOptionSet(readOptionSet(json))).toEqual(json);
    expect(writeOptionSet(newOptionSet("level", "级别"))).toEqual({
      kind: "optionset",
      key: "level",
      title: "级别",
      options: [],
    });
  });

  it("is all additions when there was nothing", () => {
    expect(optionSetDifferences(null, level(A, B))).toEqual([
      { about: "added", option: A },
      { about: "added", option: B },
    ]);
  });

  it("differs in what people would say of it", () => {
    const after = level(C, { ...A, label: "A+ 级", color: "blue", retired: true }, { key: "d", label: "D 级" });
    expect(optionSetDifferences(level(A, B, C), after).map(({ about }) => about)).toEqual([
      "renamed",
      "color",
      "retired",
      "added",
      "removed",
      "order",
    ]);
  });

  it("is not reordered by what comes and goes", () => {
    expect(
      optionSetDifferences(level(A, B, C), level(A, { key: "d", label: "D" }, C)).map(({ about }) => about),
    ).toEqual(["added", "removed"]);
  });

  it("finds the option that a check speaks of", () => {
    expect(optionPlace("/options/3/key")).toBe(3);
    expect(optionPlace("/title")).toBeNull();
  });
});

describe("a list of options", () => {
  it("takes new ones at a place, each with a key of its own", () => {
    const { options } = level(A, B);
    expect(withOptionsAdded(options, ["A 级", "新"], 1).map(({ key }) => key)).toEqual([
      "a",
      "option_1",
      "option_2",
      "b",
    ]);
  });

  it("does not write down what is false", () => {
    const retired = withOptionChanged(level(A).options, "a", { retired: true });
    expect(retired).toEqual([{ ...A, retired: true }]);
    expect(withOptionChanged(retired, "a", { retired: false })).toEqual([A]);
  });

  it("moves one to a place", () => {
    expect(withOptionMoved(level(A, B, C).options, "a", 2).map(({ key }) => key)).toEqual(["b", "c", "a"]);
  });

  it("reads a pasted column, and leaves a pasted word alone", () => {
    expect(labelsIn("官网\t12\r\n展会\t3\n\n官网\n")).toEqual(["官网", "展会"]);
    expect(labelsIn("官网")).toEqual([]);
  });
});
