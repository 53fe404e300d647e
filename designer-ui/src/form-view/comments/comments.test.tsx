// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Comment } from "../../model/generated/rest.ts";
import { FakeServer } from "../../testing/fake-server.ts";
import { SESSION } from "../../testing/fixtures.ts";
import { show } from "../../testing/show.tsx";
import { keepComment, readComment } from "./comment-drafts.ts";
import { Comments } from "./comments.tsx";

const ME = SESSION.user.id;
const WANG = "0199f3a0-6f1e-7c3a-9b51-2f8e4c7d1a20";
const ROAD = "/forms/rent.site/records/r1/comments";

const idOf = (number: number) => `0199f3a0-6f1e-7c3a-9b51-${String(number).padStart(12, "0")}`;
const comment = (number: number, author: string, text: string): Comment => ({
  id: idOf(number),
  author,
  text,
  at: new Date().toISOString(),
  version: 1,
});

interface Said {
  readonly said: Comment[];
  readonly rights?: { readonly write: boolean; readonly manage: boolean };
}

/** A server that keeps what is said about one record, two on a page. */
function talking({ said, rights = { write: true, manage: false } }: Said): FakeServer {
  const labels = { [ME]: "我", [WANG]: "王芳" };
  return new FakeServer()
    .on("GET", ROAD, ({ query }) => {
      const all = said.toReversed();
      const from = Number(query.get("cursor") ?? 0);
      const next = from + 2 < all.length ? { next: String(from + 2) } : {};
      const count = said.filter(({ text }) => text !== undefined).length;
      return { status: 200, body: { items: all.slice(from, from + 2), labels, count, rights, ...next } };
    })
    .on("GET", `${ROAD}/people`, () => ({ status: 200, body: { items: [{ id: WANG, name: "王芳" }] } }))
    .on("POST", ROAD, ({ body }) => {
      said.push({ ...comment(said.length + 1, ME, ""), ...(body as object) } as Comment);
      return { status: 201, body: said.at(-1) };
    })
    .on("PATCH", `${ROAD}/{id}`, ({ body }, [id]) => {
      const at = said.findIndex((one) => one.id === id);
      said[at] = { ...(said[at] as Comment), ...(body as object), version: 2 };
      return { status: 200, body: said[at] };
    })
    .on("DELETE", `${ROAD}/{id}`, (_, [id]) => {
      const at = said.findIndex((one) => one.id === id);
      const { text: _gone, ...rest } = said[at] as Comment;
      said[at] = rest;
      return { status: 204 };
    });
}

const open = (server: FakeServer, at: string | null = null) =>
  show({ path: "/", at: "/", element: <Comments form="rent.site" record="r1" at={at} />, server });

const field = () => screen.findByRole("textbox", { name: "写评论" });
const sent = (server: FakeServer, method: string) => server.requests.filter((request) => request.method === method);

describe("what people say about a record", () => {
  beforeEach(() => {
    Element.prototype.scrollIntoView = vi.fn();
  });
  afterEach(() => {
    Reflect.deleteProperty(Element.prototype, "scrollIntoView");
  });

  it("stands with the newest last, and earlier ones come when they are asked for", async () => {
    await open(talking({ said: [1, 2, 3].map((number) => comment(number, WANG, `第${number}条`)) }));
    const texts = () => screen.getAllByText(/第\d条/).map(({ textContent }) => textContent);
    await screen.findByText("第3条");
    expect(texts()).toEqual(["第2条", "第3条"]);
    await userEvent.click(screen.getByRole("button", { name: "查看更早的评论" }));
    await screen.findByText("第1条");
    expect(texts()).toEqual(["第1条", "第2条", "第3条"]);
  });

  it("is shown where somebody was led to, however long ago it was said", async () => {
    await open(talking({ said: [1, 2, 3, 4, 5].map((number) => comment(number, WANG, `第${number}条`)) }), idOf(1));
    const line = (await screen.findByText("第1条")).closest("li");
    await waitFor(() => expect(document.activeElement).toBe(line));
    expect(line?.dataset["marked"]).toBe("true");
  });

  it("mentions whom one chooses after an @, and is sent by ⌘Enter", async () => {
    const server = talking({ said: [] });
    await open(server);
    await userEvent.type(await field(), "请 @王");
    await screen.findByRole("option", { name: "王芳" });
    await userEvent.keyboard("{Enter}看一下");
    expect((await field()) as HTMLTextAreaElement).toHaveProperty("value", "请 @王芳 看一下");
    await userEvent.keyboard("{Meta>}{Enter}{/Meta}");
    await waitFor(() => expect(sent(server, "POST")).toHaveLength(1));
    expect(sent(server, "POST")[0]?.body).toEqual({ text: `请 @[${WANG}] 看一下` });
    expect(await screen.findByText("@王芳")).toBeDefined();
    expect((await field()) as HTMLTextAreaElement).toHaveProperty("value", "");
  });

  it("is not lost when it cannot be sent, and said once when it is tried again", async () => {
    const server = talking({ said: [] });
    let refused = true;
    const said: Comment[] = [];
    server.on("POST", ROAD, ({ body }) => {
      if (refused) return { status: 503, body: { status: 503, code: "busy", detail: "服务器忙" } };
      said.push(body as Comment);
      return { status: 201, body };
    });
    await open(server);
    await userEvent.type(await field(), "重要的话");
    await userEvent.click(screen.getByRole("button", { name: "发送" }));
    const failure = await screen.findByRole("alert");
    expect(failure.textContent).toContain("服务器忙");
    expect((await field()) as HTMLTextAreaElement).toHaveProperty("value", "重要的话");
    refused = false;
    await userEvent.click(within(failure).getByRole("button", { name: "重试" }));
    await waitFor(() => expect(said).toEqual([{ text: "重要的话" }]));
    const keys = sent(server, "POST").map(({ headers }) => headers.get("Idempotency-Key"));
    expect(new Set(keys).size).toBe(1);
  });

  it("is said once when it arrived without an answer and was changed since", async () => {
    const server = talking({ said: [] });
    const made = { ...comment(1, WANG, "重要的话"), version: 1 };
    const keys = new Set<string | null>();
    server.on("POST", ROAD, ({ headers }) => {
      const first = keys.size === 0;
      keys.add(headers.get("Idempotency-Key"));
      if (first) return { status: 503, body: { status: 503, code: "busy", detail: "服务器忙" } };
      const problems = [{ code: "idempotency_key_reused", path: "", message: "" }];
      return { status: 422, body: { status: 422, code: "invalid", problems, current: made } };
    });
    const edited: unknown[] = [];
    server.on("PATCH", `${ROAD}/${made.id}`, ({ body }) => {
      edited.push(body);
      return { status: 200, body: made };
    });
    await open(server);
    await userEvent.type(await field(), "重要的话");
    await userEvent.click(screen.getByRole("button", { name: "发送" }));
    await screen.findByRole("alert");
    await userEvent.type(await field(), "两句");
    await userEvent.click(screen.getByRole("button", { name: "发送" }));
    await waitFor(() => expect(edited).toEqual([{ text: "重要的话两句" }]));
    expect(keys.size).toBe(1);
    expect((await field()) as HTMLTextAreaElement).toHaveProperty("value", "");
  });

  it("is kept in this browser until it is sent", async () => {
    await open(talking({ said: [] }));
    await userEvent.type(await field(), "写了一半");
    expect(readComment("rent.site", "r1").draft.text).toBe("写了一半");
    expect(readComment("rent.site", "r2").draft.text).toBe("");
    keepComment("rent.site", "r1", { draft: { text: " ", people: [] }, replyTo: null });
    expect(localStorage.getItem("mortise.comment.rent.site.r1")).toBeNull();
  });

  it("is answered with a quote, which can be given up", async () => {
    const server = talking({ said: [comment(1, WANG, "什么时候交货？")] });
    await open(server);
    await userEvent.click(await screen.findByRole("button", { name: "回复" }));
    expect(screen.getByText(/回复 王芳/)).toBeDefined();
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByText(/回复 王芳/)).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "回复" }));
    await userEvent.type(await field(), "明天");
    await userEvent.click(screen.getByRole("button", { name: "发送" }));
    await waitFor(() => expect(sent(server, "POST")[0]?.body).toEqual({ text: "明天", replyTo: idOf(1) }));
  });

  it("is changed and taken back by who said it; Esc leaves it as it was", async () => {
    const server = talking({ said: [comment(1, WANG, "别人的"), comment(2, ME, "我的")] });
    await open(server);
    const mine = within((await screen.findByText("我的")).closest("li") as HTMLElement);
    const theirs = within(screen.getByText("别人的").closest("li") as HTMLElement);
    expect(theirs.queryByRole("button", { name: "编辑" })).toBeNull();
    expect(theirs.queryByRole("button", { name: "删除" })).toBeNull();

    await userEvent.click(mine.getByRole("button", { name: "编辑" }));
    await userEvent.type(mine.getByRole("textbox"), "了{Escape}");
    expect(sent(server, "PATCH")).toEqual([]);
    await userEvent.click(mine.getByRole("button", { name: "编辑" }));
    await userEvent.type(mine.getByRole("textbox"), "，改过");
    await userEvent.click(mine.getByRole("button", { name: "保存" }));
    expect(await mine.findByText("我的，改过")).toBeDefined();
    expect(sent(server, "PATCH")[0]?.headers.get("If-Match")).toBe('"1"');

    await userEvent.click(mine.getByRole("button", { name: "删除" }));
    await userEvent.click(within(await screen.findByRole("tooltip")).getByRole("button", { name: "删除" }));
    expect(await mine.findByText("这条评论已删除")).toBeDefined();
  });

  it("is only read by those who may not write, and removed by those who manage it", async () => {
    await open(talking({ said: [comment(1, WANG, "听着")], rights: { write: false, manage: false } }));
    expect(await screen.findByText("您可以查看评论，但不能发表。")).toBeDefined();
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.queryByRole("button", { name: "回复" })).toBeNull();
  });

  it("of others is removed by those who manage it", async () => {
    await open(talking({ said: [comment(1, WANG, "听着")], rights: { write: true, manage: true } }));
    expect(await screen.findByRole("button", { name: "删除" })).toBeDefined();
    expect(screen.queryByRole("button", { name: "编辑" })).toBeNull();
  });
});
