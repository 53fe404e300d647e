import { describe, expect, it } from "vitest";
import type { Json } from "../json.ts";
import { unfinishedIn } from "./unfinished.ts";

const whole = { field: "name", op: "notEmpty" };

describe("a condition that is not finished", () => {
  it.each<[string, Json, string, string]>([
    ["lacks the value of its second line", { all: [whole, { field: "level", op: "eq" }] }, "2", "value"],
    ["lacks one end of a range", { field: "on", op: "between", value: [1, null] }, "1", "value"],
    ["lacks the other field", { any: [{ field: "a", op: "eq", value: { field: "" } }] }, "1", "value"],
    ["lacks the formula in a group", { all: [whole, { any: [{ expr: " " }] }] }, "2.1", "formula"],
    ["lacks the field under a not", { not: { all: [{ field: "", op: "eq", value: 1 }] } }, "1", "field"],
    ["is none at all", { all: [{}] }, "1", "sense"],
  ])("%s", (_name, json, line, lacks) => {
    expect(unfinishedIn(json)).toEqual({ line, lacks });
  });

  it("is nothing where it is finished", () => {
    expect(unfinishedIn({ all: [whole, { any: [] }] })).toBeNull();
  });
});
