import { describe, expect, it } from "vitest";
import {
  FIRST_RULE,
  firstNumber,
  type NumberRule,
  numberedFields,
  resetsOf,
  withField,
  withSegments,
} from "./numbering.ts";

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

  it("takes parts from fields, with a text before the running number", () => {
    const one = withField({ ...FIRST_RULE, perField: true }, "kind");
    expect(one.segments).toEqual([
      { text: "NO-" },
      { date: "yyyyMM" },
      { field: "kind" },
      { text: "-" },
      { sequence: 4 },
    ]);
    const two = withField(one, "unit");
    expect(firstNumber(two, "2026-03-05", (field) => `<${field}>`)).toBe("NO-202603<kind>-<unit>-0001");
    const short: NumberRule = { segments: [{ field: "kind", length: 3, upper: true }], reset: "never" };
    expect(firstNumber(short, "2026-03-05")).toBe("KIN");
    expect(two.perField).toBe(true);
    expect(withSegments(two, FIRST_RULE.segments)).toEqual(FIRST_RULE);
  });

  it("takes them from texts, choices and departments", () => {
    const types = ["text", "select", "department", "number", "serial", "multiselect", "link"];
    const fields = types.map((type) => ({ key: type, type, title: type }));
    const secret = { key: "secret", type: "text", title: "secret", props: { encrypted: true } };
    expect(numberedFields([...fields, secret]).map(({ key }) => key)).toEqual(["text", "select", "department"]);
  });

  it("goes on counting where the dates no longer tell the numbers apart", () => {
    expect(withSegments(FIRST_RULE, [{ date: "yyyy" }, { sequence: 4 }]).reset).toBe("never");
    expect(withSegments(FIRST_RULE, [{ date: "yyyyMMdd" }, { sequence: 4 }]).reset).toBe("month");
  });
});
