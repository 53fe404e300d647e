import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { convertible } from "../model/designer/convertible.ts";
import "./catalog.ts";

/** The corpus that holds the server and the designer to the same answers. */
interface Case {
  readonly from: string;
  readonly to: string;
  readonly possible?: boolean;
}

const cases = readFileSync("../form-engine/src/test/resources/cases/conversions.jsonl", "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => JSON.parse(line) as Case);

describe("what a published field can become", () => {
  it.each(cases.map((one) => [`${one.from} → ${one.to}`, one] as const))(
    "%s",
    (_name, { from, to, possible = true }) => {
      expect(convertible(from, to, true)).toBe(possible);
    },
  );

  it("is anything but a table or a link before it is published", () => {
    expect(convertible("address", "number", false)).toBe(true);
    expect(convertible("link", "text", false)).toBe(false);
  });
});
