// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { FakeServer } from "../../testing/fake-server.ts";
import { show } from "../../testing/show.tsx";
import { NotificationsPage } from "./notifications-page.tsx";

const notice = (id: string, title: string, read: boolean, record: string | null = "r1") => ({
  id,
  title,
  body: null,
  form: record === null ? null : "rent.rental",
  record,
  at: new Date().toISOString(),
  read,
});

function mailbox(): FakeServer {
  const read = new Set(["n2"]);
  const all = [notice("n1", "合同已通过", false), notice("n2", "旧消息", true), notice("n3", "新任务", false, null)];
  return new FakeServer()
    .on("GET", "/notifications", () => ({
      status: 200,
      body: { items: all.map((one) => ({ ...one, read: read.has(one.id) })), next: null },
    }))
    .on("POST", "/notifications/read", ({ body }) => {
      const { ids, all: every } = body as { ids?: string[]; all?: boolean };
      for (const { id } of all) if (every || ids?.includes(id)) read.add(id);
      return { status: 204 };
    });
}

const open = (server = mailbox()) =>
  show({ path: "/notifications", at: "/notifications", element: <NotificationsPage />, server });

describe("notifications", () => {
  it("stand unread first, and opening one marks it and leads to its record", async () => {
    const { server, address } = await open();
    const unread = within(await screen.findByRole("region", { name: "未读" }));
    expect(unread.queryByText("旧消息")).toBeNull();
    await userEvent.click(unread.getByText("合同已通过"));
    await waitFor(() => expect(address()).toBe("/f/rent.rental/r/r1"));
    expect(server.requests.find(({ method }) => method === "POST")?.body).toEqual({ ids: ["n1"] });
  });

  it("are marked one by one or all at once", async () => {
    await open();
    await userEvent.click(await screen.findByRole("button", { name: "把“新任务”标为已读" }));
    await waitFor(() => expect(screen.queryByRole("button", { name: "把“新任务”标为已读" })).toBeNull());
    await userEvent.click(screen.getByRole("button", { name: "全部标为已读" }));
    await waitFor(() => expect(screen.queryByRole("region", { name: "未读" })).toBeNull());
  });

  it("that are none yet say what will come here", async () => {
    await open(new FakeServer().on("GET", "/notifications", () => ({ status: 200, body: { items: [], next: null } })));
    expect(await screen.findByText("还没有通知")).toBeDefined();
    expect(screen.queryByRole("button", { name: "全部标为已读" })).toBeNull();
  });
});
