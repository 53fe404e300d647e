// @vitest-environment jsdom
import { renderHook, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { startLanguage } from "../i18n/language.ts";
import { compactFormat, useCells } from "./cells.ts";

const money = { key: "amount", title: "Amount", role: "measure", type: "number", scale: 2, unit: "CNY" } as const;

describe("the ends of an axis", () => {
  it("say money with its sign and shares as percent, in the notation of the reader", () => {
    expect(compactFormat(money, "zh-CN").format(120_000)).toBe("¥12万");
    expect(compactFormat(money, "en-US").format(120_000)).toBe("¥120K");
    expect(compactFormat({ ...money, unit: "%" }, "en-US").format(0.125)).toBe("12.5%");
  });
});

describe("a figure", () => {
  beforeEach(() => startLanguage("en-US"));

  it("is told as what it is: a share, a duration, a day, a month, a time of day", async () => {
    const { result } = renderHook(() => useCells());
    await waitFor(() => expect(result.current).toBeTypeOf("function"));
    const said = (column: object, value: string) =>
      result.current(
        { cells: { n: value }, labels: {}, selection: { all: [] } },
        { key: "n", title: "N", role: "measure", type: "number", scale: 0, ...column },
      );
    expect(said({ unit: "%", scale: 4 }, "0.66666666666666666667")).toBe("66.67%");
    expect(said({ unit: "s" }, "9000.5")).toBe("2 h 30 m 1 s");
    expect(said({ type: "date" }, "2026-03-05")).toBe("2026-03-05");
    expect(said({ type: "date", bucket: "month" }, "2026-03-01")).toBe("2026-03");
    expect(said({ type: "text" }, "10:30:00")).toBe("10:30:00");
  });
});
