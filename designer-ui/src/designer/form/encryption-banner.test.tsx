// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { FakeServer } from "../../testing/fake-server.ts";
import { show } from "../../testing/show.tsx";
import { EncryptionBanner } from "./encryption-banner.tsx";

async function banner(...answers: readonly object[]) {
  const server = new FakeServer();
  let asked = 0;
  server.on("GET", "/forms/rent.visit/encryption", () => ({
    status: 200,
    body: answers[Math.min(asked++, answers.length - 1)],
  }));
  await show({ path: "/", at: "/", element: <EncryptionBanner form="rent.visit" />, server });
}

describe("the banner of an encryption", () => {
  it("says how far it is, and what came of it", async () => {
    await banner(
      { state: "running", everything: false, total: 120_000, processed: 12_000 },
      { state: "done", everything: false, total: 120_000, processed: 120_000 },
    );
    expect(await screen.findByText("正在整理加密数据 12,000 / 120,000")).toBeDefined();
    expect(screen.getByRole("progressbar")).toBeDefined();
    expect(await screen.findByText(/整理完成/, undefined, { timeout: 4_000 })).toBeDefined();
  });

  it("keeps quiet about what was over before one came", async () => {
    await banner({ state: "done", everything: false, total: 2, processed: 2 });
    expect(screen.queryByRole("alert")).toBeNull();
  });
});
