// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { Suspense } from "react";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { startLanguage } from "../../i18n/language.ts";

beforeAll(async () => {
  const wide = window.matchMedia;
  window.matchMedia = (query) => ({ ...wide(query), matches: query.includes("max-width: 767px") });
  await startLanguage("zh-CN");
});
afterEach(cleanup);

describe("a period on a phone", () => {
  it("names both of its days", async () => {
    const { DaterangeInput } = await import("./daterange-input.tsx");
    render(
      <Suspense fallback={null}>
        <label htmlFor="f">有效期</label>
        <DaterangeInput
          id="f"
          path="f"
          field={{ key: "f", type: "daterange", title: "有效期" }}
          value={{ start: "2026-03-01", end: "2026-03-31" }}
          onChange={() => undefined}
        />
      </Suspense>,
    );
    expect(await screen.findByLabelText("有效期")).toHaveProperty("value", "2026-03-01");
    expect(screen.getByLabelText("结束日期")).toHaveProperty("value", "2026-03-31");
  });
});
