import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { Comparison, Condition, Operator } from "./condition/types.ts";
import type { FormDocument as DesignedForm } from "./designer/document.ts";
import type { ConditionShape, FormDocument, FormField } from "./generated/metadata.ts";
import type { ConditionDocument, Field, FormShape } from "./generated/rest.ts";

/** What the interface says less of than the schema: conditions as they are written. */
type Loose = "requiredWhen" | "visibleWhen" | "readonlyWhen" | "fields";

describe("types that are written from the schemas", () => {
  it("are what the schemas say", () => {
    const home = resolve(import.meta.dirname, "../..");
    expect(() => execFileSync("node", ["scripts/generate-types.mjs", "--check"], { cwd: home })).not.toThrow();
  });

  it("know the operators that conditions have here, and no others", () => {
    expectTypeOf<NonNullable<ConditionShape["op"]>>().toEqualTypeOf<Operator>();
  });

  it("take every condition that can be written here", () => {
    expectTypeOf<Condition>().toExtend<ConditionShape>();
    expectTypeOf<Comparison>().toExtend<ConditionShape>();
    expectTypeOf<Extract<Condition, { expr: string }>>().toExtend<ConditionDocument>();
  });

  it("take a form as the designer holds it", () => {
    expectTypeOf<Omit<DesignedForm, "logic" | "model">>().toExtend<Omit<FormDocument, "logic" | "model">>();
    expectTypeOf<Omit<Field, Loose>>().toExtend<Omit<FormField, Loose>>();
    expectTypeOf<DesignedForm["model"]>().toExtend<FormShape["model"]>();
  });
});
