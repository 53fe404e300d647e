import { describe, expect, it } from "vitest";
import { widthOfTitle } from "./columns.ts";

describe("the width of a column's title", () => {
  it("holds the words of every language, and does not grow without end", () => {
    expect(widthOfTitle("客户级别")).toBe(98);
    expect(widthOfTitle("Expected closing date")).toBeGreaterThan(190);
    expect(widthOfTitle("x".repeat(200))).toBe(260);
  });
});
