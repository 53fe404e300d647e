// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { FakeServer } from "../../testing/fake-server.ts";
import { show } from "../../testing/show.tsx";
import { ImportRunPage } from "./import-run-page.tsx";

const RUN = {
  state: "running",
  total: 200_000,
  processed: 51_500,
  good: 51_400,
  bad: 100,
  warnings: 0,
  made: 0,
  form: "rent.rental",
  samples: [{ row: 3, column: "数量", code: "import_not_a_number", message: "不是数字。" }],
  differences: [{ row: 5, column: "金额", code: "import_differs", message: "文件为 5，计算结果为 4。" }],
};

describe("an import on its way", () => {
  it("tells how far it is with counts, and can be stopped: what came in stays and is told", async () => {
    let state = "running";
    const server = new FakeServer()
      .on("GET", "/imports/{id}", () => ({ status: 200, body: { ...RUN, state } }))
      .on("DELETE", "/imports/{id}", () => {
        state = "cancelled";
        return { status: 204 };
      });
    await show({ path: "/import/:id", at: "/import/i1", element: <ImportRunPage />, server });

    expect(await screen.findByText("51,500 / 200,000 行")).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "停止导入" }));
    expect(await screen.findByText("停止后，已导入的行会保留，其余的行不再导入。")).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: /OK|确\s*定/ }));

    expect(await screen.findByRole("heading", { name: "导入已停止" })).toBeDefined();
    await waitFor(() => expect(document.querySelector("[data-figure=good]")?.textContent).toBe("51,400"));
    expect(document.querySelector("[data-figure=left]")?.textContent).toBe("148,500");
    expect(screen.getByText("第 3 行 · 数量：不是数字。")).toBeDefined();
    expect(screen.getByText("第 5 行 · 金额：文件为 5，计算结果为 4。")).toBeDefined();
  });
});

const figure = (name: string) => document.querySelector(`[data-figure=${name}]`)?.textContent;

const through = (run: object) =>
  show({
    path: "/import/:id",
    at: "/import/i1",
    element: <ImportRunPage />,
    server: new FakeServer().on("GET", "/imports/{id}", () => ({ status: 200, body: { ...RUN, ...run } })),
  });

describe("what came of an import", () => {
  it("counts what was written and what was not, with a file of the rows that failed", async () => {
    await through({ state: "done", total: 100, processed: 100, good: 97, bad: 3, warnings: 2, made: 1 });

    expect(await screen.findByRole("heading", { name: "导入完成" })).toBeDefined();
    expect(["good", "bad", "warnings", "made", "left"].map(figure)).toEqual(["97", "3", "2", "1", undefined]);
    const file = screen.getByRole("link", { name: "下载未导入的行（含原因）" });
    expect(file.getAttribute("href")).toBe("/api/v1/imports/i1/rejected");
    expect(screen.getByText("第 5 行 · 金额：文件为 5，计算结果为 4。")).toBeDefined();
  });

  it("offers a file of the rows that differ when all came in", async () => {
    await through({ state: "done", total: 9, processed: 9, good: 9, bad: 0, warnings: 1, samples: [] });

    const file = await screen.findByRole("link", { name: /下载.*不同|下载.*不一致/ });
    expect(file.getAttribute("href")).toBe("/api/v1/imports/i1/rejected");
    expect(screen.queryByText("第 3 行 · 数量：不是数字。")).toBeNull();
  });

  it("tells what came in before it failed, and how many rows are left", async () => {
    const problem = { code: "import_field_gone", path: "", message: "“数量”在导入期间被删除。" };
    await through({ state: "failed", total: 100, processed: 60, good: 59, bad: 1, problem });

    expect(await screen.findByText(/“数量”在导入期间被删除。/)).toBeDefined();
    expect(["good", "bad", "left"].map(figure)).toEqual(["59", "1", "40"]);
    expect(screen.getByText("出错之前已导入的行会保留，其余的行请再次导入。")).toBeDefined();
  });
});
