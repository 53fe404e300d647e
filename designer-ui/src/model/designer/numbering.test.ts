import { describe, expect, it } from "vitest";
import { FIRST_RULE, firstNumber, type NumberRule, resetsOf, withSegments } from "./numbering.ts";

describe("how numbers look", () => {
  it("is told by the first of a day", () => {
    expect(firstNumber(FIRST_RULE, "2026-03-05")).toBe("NO-2026030001");
    const rule: NumberRule = {
      segments: [{ date: "yyMMdd" }, { text: "/" }, { sequence: 3 }, { text: "A" }],
      reset: "day",
    };
    expect(firstNumber(rule, "2026-03-05")).toBe("260305/001A");
  });

  it("decides when they may begin again", () => {
    expect(resetsOf([{ sequence: 4 }])).toEqual(["never"]);
    expect(resetsOf([{ date: "yyyy" }, { sequence: 4 }])).toEqual(["never", "year"]);
    expect(resetsOf([{ date: "MM" }, { sequence: 4 }])).toEqual(["never"]);
    expect(resetsOf([{ date: "yy" }, { date: "MMdd" }, { sequence: 4 }])).toEqual(["never", "year", "month", "day"]);
  });

  it("goes on counting where the dates no longer tell the numbers apart", () => {
    expect(withSegments(FIRST_RULE, [{ date: "yyyy" }, { sequence: 4 }]).reset).toBe("never");
    expect(withSegments(FIRST_RULE, [{ date: "yyyyMMdd" }, { sequence: 4 }]).reset).toBe("month");
  });
});
