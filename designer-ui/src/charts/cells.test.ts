import { describe, expect, it } from "vitest";
import { compactFormat } from "./cells.ts";

const money = { key: "amount", title: "Amount", role: "measure", type: "number", scale: 2, unit: "CNY" } as const;

describe("the ends of an axis", () => {
  it("say money with its sign and shares as percent, in the notation of the reader", () => {
    expect(compactFormat(money, "zh-CN").format(120_000)).toBe("¥12万");
    expect(compactFormat(money, "en-US").format(120_000)).toBe("¥120K");
    expect(compactFormat({ ...money, unit: "%" }, "en-US").format(0.125)).toBe("12.5%");
  });
});
