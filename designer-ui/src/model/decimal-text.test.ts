import { describe, expect, it } from "vitest";
import { averageOf, editable, readDecimal, roundTo, sumOf } from "./decimal-text.ts";

describe("decimals as people write them", () => {
  it.each([
    ["1,200.50", "1200.5"],
    ["￥１，２００．５", "1200.5"],
    ["(1,200)", "-1200"],
    ["15%", "0.15"],
    ["-.5", "-0.5"],
    ["+7", "7"],
    ["12.", "12"],
    ["-0", "0"],
    ["0.10", "0.1"],
    ["9007199254740993.01", "9007199254740993.01"],
  ])("%s is read as %s", (typed, value) => expect(readDecimal(typed)).toBe(value));

  it("nothing is blank and words are no number", () => {
    expect(readDecimal("  ")).toBeNull();
    expect(readDecimal("一百")).toBeUndefined();
    expect(readDecimal("1.2.3")).toBeUndefined();
    expect(readDecimal("9".repeat(35))).toBeUndefined();
  });

  it("per cent is typed as it is shown", () => {
    expect(readDecimal("15", true)).toBe("0.15");
    expect(readDecimal("-12.5", true)).toBe("-0.125");
    expect(editable("0.15", true)).toBe("15");
    expect(editable("-0.125", true)).toBe("-12.5");
    expect(editable("1", true)).toBe("100");
  });

  it.each([
    ["1.005", 2, "1.01"],
    ["-1.005", 2, "-1.01"],
    ["-0.004", 2, "0"],
    ["2.5", 0, "3"],
    ["12", 2, "12"],
  ])("%s to %i digits is %s", (value, scale, rounded) => expect(roundTo(value, scale)).toBe(rounded));

  it("sums are exact", () => {
    expect(sumOf(["0.1", "0.2", null, "x"])).toBe("0.3");
    expect(sumOf(["100", "-0.01"])).toBe("99.99");
    expect(sumOf([])).toBe("0");
    expect(averageOf(["1", "2"], 0)).toBe("2");
    expect(averageOf(["-1", "-2"], 0)).toBe("-2");
    expect(averageOf(["10", "0.01", "0"], 2)).toBe("3.34");
    expect(averageOf(["1", "1", "2"], 4)).toBe("1.3333");
    expect(averageOf([], 2)).toBeUndefined();
  });
});
