// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import "../../controls/catalog.ts";
import { FakeServer } from "../../testing/fake-server.ts";
import { RENTALS } from "../../testing/fixtures.ts";
import { show } from "../../testing/show.tsx";
import { RecordListPage } from "./record-list-page.tsx";

const ACTION = { rule: "rent.call", title: "催一催", input: [], offered: ["list"] };
const BATCH = {
  id: "b1",
  rule: "rent.call",
  title: "催一催",
  form: "rent.rental",
  state: "done",
  total: 2,
  processed: 2,
  done: 1,
  refused: 1,
  startedAt: "2026-11-30T02:00:00.000Z",
};
const filter = { field: "total", op: "gte", value: "100" };
const list = {
  path: "/f/:form",
  at: `/f/rent.rental?filter=${encodeURIComponent(JSON.stringify(filter))}&q=${encodeURIComponent("搬迁")}`,
  element: <RecordListPage />,
};

function server(batch: object = BATCH): FakeServer {
  return new FakeServer()
    .on("GET", "/forms/{form}/actions", () => ({ status: 200, body: { items: [ACTION] } }))
    .on("POST", "/rules/{rule}/batches", () => ({ status: 202, body: batch }))
    .on("GET", "/rule-batches/{id}", () => ({ status: 200, body: batch }))
    .on("POST", "/rule-batches/{id}/stop", () => ({ status: 200, body: { ...batch, state: "stopped" } }))
    .on("GET", "/rule-batches/{id}/refused", () => ({
      status: 200,
      body: {
        items: [{ record: RENTALS[1]?.id, name: "第二个", problems: [{ code: "x", path: "", message: "不适用" }] }],
      },
    }));
}

async function asked(at: FakeServer) {
  const { address } = await show({ ...list, server: at });
  for (const row of [1, 2]) await userEvent.click(await screen.findByRole("checkbox", { name: `选择第 ${row} 行` }));
  await userEvent.click(await screen.findByRole("button", { name: "执行操作" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "催一催" }));
  return { dialog: await screen.findByRole("dialog"), address };
}

const sent = (at: FakeServer) => at.requests.find(({ path }) => path.endsWith("/batches"));

describe("a rule that is sent through many records", () => {
  it("goes to the chosen ones in one request and says on which it was not done", async () => {
    const at = server();
    const { dialog } = await asked(at);
    await userEvent.click(within(dialog).getByRole("button", { name: "催一催" }));

    expect(await screen.findByText("执行完毕：2 条中完成 1 条。")).toBeDefined();
    expect(await screen.findByRole("link", { name: "第二个" })).toBeDefined();
    expect(await screen.findByText(/不适用/)).toBeDefined();
    expect(sent(at)?.body).toEqual({ records: [expect.any(String), expect.any(String)], input: {} });
    expect(sent(at)?.headers.get("Idempotency-Key")).not.toBeNull();
  });

  it("goes to all that the list shows, by what the list asks for", async () => {
    const at = server();
    const { dialog } = await asked(at);
    await userEvent.click(within(dialog).getByRole("radio", { name: /列表当前显示的全部/ }));
    await userEvent.click(within(dialog).getByRole("button", { name: "催一催" }));

    await waitFor(() => expect(sent(at)?.body).toEqual({ all: true, filter, search: "搬迁", input: {} }));
  });

  it("is stopped, and what was done stays done", async () => {
    const at = server({ ...BATCH, state: "running", processed: 1, refused: 0 });
    const { dialog } = await asked(at);
    await userEvent.click(within(dialog).getByRole("button", { name: "催一催" }));
    await userEvent.click(await screen.findByRole("button", { name: "停止" }));

    expect(await screen.findByText("已停止：处理了 1 / 2 条，完成 1 条。")).toBeDefined();
    expect(at.requests.some(({ path }) => path.endsWith("/stop"))).toBe(true);
  });

  it("tells where it goes on when it is left", async () => {
    const at = server({ ...BATCH, state: "running", processed: 1, refused: 0 });
    const { dialog, address } = await asked(at);
    await userEvent.click(within(dialog).getByRole("button", { name: "催一催" }));

    expect(await screen.findByText("已处理 1 / 2 条")).toBeDefined();
    expect(within(dialog).queryByRole("status")).not.toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "知道了" }));
    await userEvent.click(await screen.findByRole("button", { name: "查看进度" }));
    await waitFor(() => expect(address()).toBe("/runs/b1"));
  });
});
