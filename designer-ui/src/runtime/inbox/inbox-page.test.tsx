// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { FakeServer } from "../../testing/fake-server.ts";
import { LI, RENTAL, RENTALS, WANG } from "../../testing/fixtures.ts";
import { show } from "../../testing/show.tsx";
import { InboxPage } from "./inbox-page.tsx";

const record = RENTALS[0];
const node = { node: "boss", nodeTitle: "经理" };
const summary = (id: string, title: string) => ({
  id,
  instance: `i-${id}`,
  flow: "rent.approval",
  flowTitle: "租赁审批",
  ...node,
  form: "rent.rental",
  record: record?.id,
  recordTitle: title,
  initiator: LI,
  initiatorName: "李雷",
  at: "2026-03-05T02:00:00.000Z",
  state: "open",
});

/** Two open tasks; the first wants the name of the record filled in. */
function busy(): FakeServer {
  const open = [summary("t1", "码头装卸"), summary("t2", "厂房吊装")];
  const decided = new Set<string>();
  const path = [{ id: "boss", title: "经理", type: "approve", state: "open", people: [{ id: WANG, name: "王芳" }] }];
  return new FakeServer()
    .on("GET", "/tasks", ({ query }) => ({
      status: 200,
      body: { items: query.get("box") === "open" ? open.filter(({ id }) => !decided.has(id)) : [], next: null },
    }))
    .on("GET", "/tasks/{id}", (_request, [id = ""]) => ({
      status: 200,
      body: {
        task: open.find((task) => task.id === id),
        instance: { id: `i-${id}`, state: "running", startedAt: "2026-03-05T02:00:00.000Z", trail: [], path },
        fields: { "*": "read", name: id === "t1" ? "required" : "read" },
        actions: decided.has(id) ? [] : ["approve", "reject"],
        shape: RENTAL,
        record: { ...record, data: { ...record?.data, name: null }, labels: {} },
        trail: decided.has(id)
          ? [{ at: "2026-03-05T03:00:00.000Z", type: "approved", ...node, actor: LI, actorName: "李雷", comment: null }]
          : [],
        path,
      },
    }))
    .on("POST", "/tasks/{id}/decision", (_request, [id = ""]) => {
      const late = decided.has(id);
      decided.add(id);
      return late
        ? { status: 409, body: { status: 409, code: "task_already_decided" } }
        : { status: 200, body: { task: "approved", instance: "running" } };
    });
}

const open = (at: string, server = busy()) =>
  show({ path: at.includes("/inbox/") ? "/inbox/:id" : "/inbox", at, element: <InboxPage />, server });
const decisions = (server: FakeServer) => server.requests.filter(({ path }) => path.endsWith("/decision"));

describe("the inbox", () => {
  it("lists what waits, from whom and in which flow", async () => {
    await open("/inbox");
    const line = await screen.findByRole("link", { name: /码头装卸/ });
    expect(line.getAttribute("href")).toBe("/inbox/t1");
    expect(line.textContent).toContain("租赁审批 · 经理");
    expect(line.textContent).toContain("李雷");
  });

  it("says what to expect when a box is empty", async () => {
    await open("/inbox?box=started");
    expect(await screen.findByText("还没有发起过审批")).toBeDefined();
  });
});

describe("a task", () => {
  it("lets nobody approve before what the step wants is filled in", async () => {
    const { server } = await open("/inbox/t1");
    await userEvent.click(await screen.findByRole("button", { name: "同意" }));
    expect(await screen.findByText("有 1 处需要填写后才能同意")).toBeDefined();
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(decisions(server)).toEqual([]);
  });

  it("is approved once with what was filled in, and the next one opens", async () => {
    const { server, address } = await open("/inbox/t1");
    await userEvent.type(await screen.findByLabelText(/项目名称/), "码头装卸二期");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await userEvent.type(await screen.findByLabelText("意见"), "可以");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(address()).toBe("/inbox/t2"));
    const [decision] = decisions(server);
    expect(decision?.body).toEqual({ action: "approve", comment: "可以", data: { name: "码头装卸二期" } });
    expect(decision?.headers.get("Idempotency-Key")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("is rejected only with a reason", async () => {
    const { server } = await open("/inbox/t2");
    await userEvent.click(await screen.findByRole("button", { name: "驳回" }));
    const dialog = within(await screen.findByRole("dialog"));
    const button = dialog.getByRole("button", { name: "驳回" });
    expect(button.hasAttribute("disabled")).toBe(true);
    await userEvent.type(dialog.getByLabelText("意见"), "价格太高");
    await userEvent.click(button);
    await waitFor(() => expect(decisions(server)[0]?.body).toEqual({ action: "reject", comment: "价格太高" }));
  });

  it("that somebody else has decided says who, and is shown as it is now", async () => {
    const server = busy();
    await open("/inbox/t2", server);
    await screen.findByRole("button", { name: "同意" });
    await server.fetch("/api/v1/tasks/t2/decision", { method: "POST", body: "{}" });
    await userEvent.click(screen.getByRole("button", { name: "同意" }));
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "同意" }));
    expect(await screen.findByText("李雷 已经处理了这条审批，已为您刷新。")).toBeDefined();
    await waitFor(() => expect(screen.queryByRole("button", { name: "驳回" })).toBeNull());
  });
});
