// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { FakeServer } from "../../testing/fake-server.ts";
import { show } from "../../testing/show.tsx";
import { RecomputeBanner } from "./recompute-banner.tsx";

async function banner(...answers: readonly object[]) {
  const server = new FakeServer();
  let asked = 0;
  server.on("GET", "/forms/rent.visit/recompute", () => ({
    status: 200,
    body: answers[Math.min(asked++, answers.length - 1)],
  }));
  await show({ path: "/", at: "/", element: <RecomputeBanner form="rent.visit" />, server });
}

const RUN = { reason: "publish", version: 2, changed: 11_000, failed: 0, reasons: [] };

describe("the banner of a recompute", () => {
  it("says how far it is and that one may leave", async () => {
    await banner({ ...RUN, state: "running", total: 1_000_000, processed: 12_000 });
    expect(await screen.findByText("正在重算 12,000 / 1,000,000")).toBeDefined();
    expect(screen.getByRole("progressbar")).toBeDefined();
    expect(screen.getByText(/可以离开/)).toBeDefined();
  });

  it("says what came of it, with the reasons where formulas have no result", async () => {
    const reasons = [{ field: "margin", title: "毛利率", code: "#DIV/0", message: "#DIV/0", count: 3, record: "x" }];
    await banner(
      { ...RUN, state: "running", total: 20_000, processed: 12_000 },
      { ...RUN, state: "done", total: 20_000, processed: 20_000, failed: 3, reasons },
    );
    expect(await screen.findByText(/3 条没有结果/, undefined, { timeout: 4_000 })).toBeDefined();
    expect(screen.getByText(/毛利率.*#DIV\/0/)).toBeDefined();
  });

  it("keeps quiet about what was over before one came", async () => {
    await banner({ ...RUN, state: "done", total: 2, processed: 2 });
    expect(screen.queryByRole("alert")).toBeNull();
  });
});
