// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from "vitest";
import type { FormShape } from "../../model/form-shape.ts";
import { keepLastValues, lastValues } from "./last-values.ts";

const shape = (fields: Readonly<Record<string, "write" | "read">> = {}): FormShape =>
  ({
    key: "shop.order",
    model: {
      titleField: "no",
      fields: [
        { key: "no", type: "text", title: "No" },
        { key: "city", type: "text", title: "City", remember: true },
        { key: "partner", type: "link", title: "Partner", remember: true },
      ],
    },
    rights: { fields },
  }) as unknown as FormShape;

describe("what a person gave last", () => {
  beforeEach(() => localStorage.clear());

  it("is what the next record begins with, links by their names", () => {
    keepLastValues(shape(), "ann", { no: "1", city: "Oslo", partner: "p1" }, { p1: "Acme", p2: "Other" });
    expect(lastValues(shape(), "ann")).toEqual({ input: { city: "Oslo", partner: "p1" }, labels: { p1: "Acme" } });
  });

  it("belongs to that person", () => {
    keepLastValues(shape(), "ann", { city: "Oslo" }, {});
    expect(lastValues(shape(), "bob").input).toEqual({});
  });

  it("is forgotten where the field was left blank", () => {
    keepLastValues(shape(), "ann", { city: "Oslo" }, {});
    keepLastValues(shape(), "ann", { no: "2" }, {});
    expect(lastValues(shape(), "ann").input).toEqual({});
  });

  it("is not filled in where the person may not write", () => {
    keepLastValues(shape(), "ann", { city: "Oslo", partner: "p1" }, {});
    expect(lastValues(shape({ city: "read" }), "ann").input).toEqual({ partner: "p1" });
  });
});
