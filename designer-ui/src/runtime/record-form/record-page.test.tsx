// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { FormShape, LayoutNode } from "../../model/form-shape.ts";
import { FakeServer } from "../../testing/fake-server.ts";
import { RENTAL, RENTALS, SITE_RECORDS } from "../../testing/fixtures.ts";
import { show } from "../../testing/show.tsx";
import { RecordPage } from "./record-page.tsx";

const first = RENTALS[0]?.id ?? "";
const newRecord = { path: "/f/:form/new", at: "/f/rent.rental/new", element: <RecordPage /> };
const oldRecord = { path: "/f/:form/r/:id", at: `/f/rent.rental/r/${first}`, element: <RecordPage /> };

const sent = (server: FakeServer, method: string) =>
  server.requests.find((request) => request.method === method && request.path.includes("/records"));

describe("a new record", () => {
  it("says everything that is missing, with links to the places, and sends nothing", async () => {
    const { server } = await show(newRecord);
    await userEvent.click(await screen.findByRole("button", { name: "保存" }));

    const summary = await screen.findByText("有 2 处需要修改后才能保存");
    const link = within(summary.parentElement as HTMLElement).getByRole("button", { name: "请填写项目名称。" });
    await userEvent.click(link);
    expect(document.activeElement).toBe(screen.getByLabelText(/项目名称/));
    expect(sent(server, "POST")).toBeUndefined();
  });

  it("computes while somebody types in a sub-table, and shows what a rule asks for", async () => {
    await show(newRecord);
    await userEvent.click(await screen.findByRole("button", { name: /添加一行/ }));
    const cells = within(await screen.findByRole("table")).getAllByRole("cell");
    const price = cells[2] as HTMLElement;
    price.focus();
    await userEvent.keyboard("{F2}");
    await userEvent.type(await within(price).findByRole("textbox"), "1,200.5{Enter}");
    const quantity = cells[1] as HTMLElement;
    quantity.focus();
    await userEvent.keyboard("{F2}");
    await userEvent.type(await within(quantity).findByRole("textbox"), "2{Enter}");
    expect(await screen.findByText("贰仟肆佰零壹元整")).toBeDefined();

    expect(screen.queryByLabelText(/折扣原因/)).toBeNull();
    await userEvent.type(screen.getByLabelText("折扣"), "90");
    expect(await screen.findByLabelText(/折扣原因/)).toBeDefined();
  });

  it("is kept as a draft until it is saved", async () => {
    await show(newRecord);
    await userEvent.type(await screen.findByLabelText(/项目名称/), "码头装卸");
    await waitFor(() => expect(localStorage.getItem("mortise.draft.rent.rental.new")).toContain("码头装卸"));
  });
});

describe("a new record whose answer was lost", () => {
  /** The answers to creating it, one after the other; what is made is told to whoever sends something else under its key. */
  function losing(arrives: boolean) {
    const server = new FakeServer();
    const made = { ...RENTALS[0], id: "made-1", version: 1 };
    let seen: { readonly key: string | null; readonly body: string } | undefined;
    server
      .on("POST", "/forms/rent.rental/records", ({ headers, body }) => {
        const request = { key: headers.get("Idempotency-Key"), body: JSON.stringify((body as { data: unknown }).data) };
        if (seen === undefined) {
          seen = arrives ? request : { key: null, body: "" };
          return { status: 503, body: { status: 503, code: "unavailable", problems: [] } };
        }
        if (seen.key === request.key && seen.body !== request.body) {
          const reused = { code: "idempotency_key_reused", path: "", message: "" };
          return { status: 422, body: { status: 422, code: reused.code, problems: [reused], current: made } };
        }
        return { status: 201, body: made };
      })
      .on("PATCH", "/forms/rent.rental/records/made-1", ({ body }) => ({
        status: 200,
        body: { ...made, version: 2, data: { ...made.data, ...(body as { data: object }).data } },
      }));
    return server;
  }
  const attempts = (server: FakeServer) =>
    server.requests.filter(({ method, path }) => method === "POST" && path.endsWith("/records"));

  const input = { name: "甲", site: SITE_RECORDS[0]?.id };
  const draft = { "mortise.draft.rent.rental.new": JSON.stringify({ input, labels: {}, version: 0 }) };

  async function sendTwice(server: FakeServer) {
    const { address } = await show({ ...newRecord, server, kept: draft });
    const name = await screen.findByLabelText(/项目名称/);
    await userEvent.click(screen.getByRole("button", { name: "保存" }));
    await waitFor(() => expect(attempts(server)).toHaveLength(1));
    await userEvent.type(name, "乙");
    await waitFor(() => expect(screen.getByRole("button", { name: "保存" }).className).not.toContain("loading"));
    await userEvent.click(screen.getByRole("button", { name: "保存" }));
    await waitFor(() => expect(address()).not.toContain("/new"));
  }

  it("is corrected where it had arrived, and made only once", async () => {
    const server = losing(true);
    await sendTwice(server);
    const [one, two] = attempts(server).map(({ headers }) => headers.get("Idempotency-Key"));
    expect(one).toBe(two);
    const patch = sent(server, "PATCH");
    expect(patch?.headers.get("If-Match")).toBe('"1"');
    expect(patch?.body).toHaveProperty("data.name", "甲乙");
    expect(localStorage.getItem("mortise.sending.rent.rental")).toBeNull();
  });

  it("is made as it is now where it had not", async () => {
    const server = losing(false);
    await sendTwice(server);
    expect(attempts(server).at(-1)?.body).toHaveProperty("data.name", "甲乙");
    expect(sent(server, "PATCH")).toBeUndefined();
  });

  it("keeps its key with its draft, so that it is not made twice after the page was loaded anew", async () => {
    const server = losing(true);
    const sending = JSON.stringify({ key: "k1", fields: ["name", "phone"] });
    const kept = { ...draft, "mortise.sending.rent.rental": sending };
    server.answer({
      method: "POST",
      path: "/api/v1/forms/rent.rental/records",
      query: new URLSearchParams(),
      headers: new Headers({ "Idempotency-Key": "k1" }),
      body: { data: { ...input, phone: "13800000001" } },
    });
    const { address } = await show({ ...newRecord, server, kept });
    await userEvent.click(await screen.findByRole("button", { name: "保存" }));
    await waitFor(() => expect(address()).not.toContain("/new"));
    expect(sent(server, "PATCH")?.body).toHaveProperty("data", { ...input, phone: null });
  });
});

describe("a record that exists", () => {
  it("sends only what was changed, with the version that was seen", async () => {
    const { server } = await show(oldRecord);
    await userEvent.click(await screen.findByRole("button", { name: "编辑" }));
    const name = screen.getByLabelText(/项目名称/);
    await userEvent.clear(name);
    await userEvent.type(name, "新名称");
    await userEvent.keyboard("{Control>}{Enter}{/Control}");

    await waitFor(() => expect(sent(server, "PATCH")).toBeDefined());
    const request = sent(server, "PATCH");
    expect(request?.body).toHaveProperty("data", { name: "新名称" });
    expect(request?.headers.get("If-Match")).toBe('"1"');
    expect(await screen.findByRole("heading", { name: "新名称" })).toBeDefined();
  });

  it("shows both values when somebody else was faster, and can insist", async () => {
    const server = new FakeServer();
    const { server: running } = await show({ ...oldRecord, server });
    await userEvent.click(await screen.findByRole("button", { name: "编辑" }));
    server.answer({
      method: "PATCH",
      path: `/api/v1/forms/rent.rental/records/${first}`,
      query: new URLSearchParams(),
      headers: new Headers({ "If-Match": '"1"' }),
      body: { data: { name: "对方的名称" } },
    });
    const name = screen.getByLabelText(/项目名称/);
    await userEvent.clear(name);
    await userEvent.type(name, "我的名称");
    await userEvent.click(screen.getByRole("button", { name: "保存" }));

    expect(await screen.findByText("对方的名称")).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "用我的覆盖" }));
    await waitFor(() => expect(running.requests.at(-1)?.path).toBeDefined());
    expect(await screen.findByRole("heading", { name: "我的名称" })).toBeDefined();
  });

  it("that no role shows is looked at on the task that lends it, at the same place", async () => {
    const task = { id: "t1", form: "rent.rental", record: first };
    const server = new FakeServer()
      .on("GET", "/forms/rent.rental/records/{id}", () => ({ status: 404, body: { status: 404, code: "not_found" } }))
      .on("GET", "/tasks", ({ query }) => ({
        status: 200,
        body: { items: query.get("box") === "done" ? [task] : [], next: null },
      }));
    const { address } = await show({ ...oldRecord, at: `${oldRecord.at}?at=comment%3Ac1`, server });
    await waitFor(() => expect(address()).toBe("/inbox/t1?at=comment%3Ac1&box=done"));
  });

  it("has its comments beside the form where a rule hides their place in it", async () => {
    const said: LayoutNode = { kind: "comments", key: "said" };
    const [layout] = RENTAL.layouts;
    const shape = (hidden: boolean): FormShape => ({
      ...RENTAL,
      layouts: [{ ...layout, key: "default", nodes: [...(layout?.nodes ?? []), said] }],
      logic: {
        ...RENTAL.logic,
        rules: [{ key: "silent", when: { all: [] }, enabled: hidden, then: [{ act: "hide", targets: ["said"] }] }],
      },
    });
    for (const hidden of [false, true]) {
      const server = new FakeServer().on("GET", "/forms/rent.rental", () => ({ status: 200, body: shape(hidden) }));
      await show({ ...oldRecord, server });
      await screen.findByRole("tab", { name: "修改历史" });
      expect(screen.queryAllByRole("tab", { name: /讨论/ })).toHaveLength(hidden ? 1 : 0);
      cleanup();
    }
  });

  it("that nobody lends either is not there", async () => {
    const server = new FakeServer()
      .on("GET", "/forms/rent.rental/records/{id}", () => ({ status: 404, body: { status: 404, code: "not_found" } }))
      .on("GET", "/tasks", () => ({ status: 200, body: { items: [], next: null } }));
    await show({ ...oldRecord, server });
    expect(await screen.findByRole("button", { name: "重试" })).toBeDefined();
  });
});
