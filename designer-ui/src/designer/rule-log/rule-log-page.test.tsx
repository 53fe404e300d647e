// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { RuleRun } from "../../model/generated/rest.ts";
import { FakeServer } from "../../testing/fake-server.ts";
import { show } from "../../testing/show.tsx";
import { RuleLogPage } from "./rule-log-page.tsx";

const run = (id: string, more: Partial<RuleRun>): RuleRun => ({
  id,
  rule: "rent.remind",
  version: 2,
  title: "提醒归还",
  form: "rent.rental",
  record: "r1",
  state: "done",
  event: "record.changed",
  at: "2026-03-05T02:00:00.000Z",
  causes: [],
  problems: [],
  steps: [{ step: "s1", type: "create", output: { form: "rent.site", record: "t9" } }],
  ...more,
});

const RUNS = [
  run("1", {}),
  run("2", { state: "failed", steps: [], problems: [{ code: "required", path: "/data/name", message: "名称必填。" }] }),
  run("3", { state: "suppressed_loop", steps: [], causes: [{ rule: "rent.other", record: "r1" }] }),
];

const server = (items: readonly RuleRun[]) =>
  new FakeServer()
    .on("GET", "/metadata/rule/{key}", () => ({
      status: 200,
      body: { key: "rent.remind", draft: null, published: { title: "提醒归还" } },
    }))
    .on("GET", "/rules/{rule}/runs", () => ({ status: 200, body: { items } }));

const page = { path: "/design/rule/:rule/runs", at: "/design/rule/rent.remind/runs", element: <RuleLogPage /> };

describe("the log of a rule", () => {
  it("says how each run ended, what it did and why not", async () => {
    await show({ ...page, server: server(RUNS) });
    expect(await screen.findByText("提醒归还 · 运行记录")).toBeTruthy();
    const [done, failed, stopped] = screen.getAllByText(/完成|失败|已阻止循环/).map((tag) => tag.closest("li"));
    expect(
      within(done as HTMLElement)
        .getByText("查看记录")
        .getAttribute("href"),
    ).toBe("/f/rent.site/r/t9");
    expect(within(failed as HTMLElement).getByRole("alert").textContent).toBe("名称必填。");
    expect((stopped as HTMLElement).textContent).toContain("rent.other → rent.remind");
  });

  it("teaches what it is for while there are no runs", async () => {
    await show({ ...page, server: server([]) });
    expect(await screen.findByText("还没有运行过")).toBeTruthy();
  });
});
