// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import "../../controls/catalog.ts";
import { FakeServer } from "../../testing/fake-server.ts";
import { RENTAL, RENTALS } from "../../testing/fixtures.ts";
import { show } from "../../testing/show.tsx";
import { RecordListPage } from "./record-list-page.tsx";

const list = { path: "/f/:form", at: "/f/rent.rental", element: <RecordListPage /> };

describe("a list of records", () => {
  it("keeps order, search and the open record in the address", async () => {
    const { address, server } = await show(list);
    await userEvent.click(await screen.findByRole("button", { name: "合计金额" }));
    await waitFor(() => expect(address()).toContain("sort=total"));
    await userEvent.click(await screen.findByRole("button", { name: "合计金额" }));
    await waitFor(() => expect(address()).toContain("sort=-total"));

    await userEvent.type(screen.getByRole("textbox", { name: "在列表中搜索" }), "仓库");
    await waitFor(() => expect(address()).toContain(`q=${encodeURIComponent("仓库")}`));
    await waitFor(() => expect(server.requests.some(({ query }) => query.get("search") === "仓库")).toBe(true));

    const [cell] = await screen.findAllByText(/^仓库搬迁/);
    await userEvent.click(cell as HTMLElement);
    await waitFor(() => expect(address()).toContain("record=0190a000"));
  });

  it("says its filter in words and can be rid of it", async () => {
    const filter = {
      all: [
        { field: "stage", op: "in", value: ["quote", "signed"] },
        { field: "total", op: "gte", value: "5000" },
      ],
    };
    const { address } = await show({
      ...list,
      at: `/f/rent.rental?filter=${encodeURIComponent(JSON.stringify(filter))}`,
    });
    const words = await screen.findByText("阶段 属于 报价、已签约 且 合计金额 大于等于 ¥5,000.00");
    await userEvent.click(within(words.parentElement as HTMLElement).getByRole("button", { name: "清除筛选" }));
    await waitFor(() => expect(address()).not.toContain("filter"));
  });

  it("moves between cells by keyboard and changes one in place", async () => {
    const { server } = await show(list);
    const cells = await screen.findAllByRole("gridcell");
    (cells[1] as HTMLElement).focus();
    await userEvent.keyboard("{ArrowDown}{ArrowRight}{ArrowLeft}");
    expect(document.activeElement?.getAttribute("data-place")).toBe("1:0");
    await userEvent.keyboard("{F2}");
    const input = await screen.findByDisplayValue(/仓库搬迁/);
    await userEvent.clear(input);
    await userEvent.type(input, "改过的名称{Enter}");
    await waitFor(() =>
      expect(server.requests.find(({ method }) => method === "PATCH")?.body).toEqual({ data: { name: "改过的名称" } }),
    );
    expect(await screen.findByText("改过的名称")).toBeDefined();
  });

  it("teaches what to do when nothing is there", async () => {
    const empty = new FakeServer().on("GET", "/forms/{form}/records", () => ({
      status: 200,
      body: { items: [], labels: {}, next: null },
    }));
    const { address } = await show({ ...list, server: empty, language: "en-US" });
    expect(await screen.findByText("Rentals: nothing here yet")).toBeDefined();
    const [, inTheMiddle] = screen.getAllByRole("button", { name: "New" });
    await userEvent.click(inTheMiddle as HTMLElement);
    await waitFor(() => expect(address()).toContain("record=new"));
  });

  it("shows a board with counts and sums, and moves a card by its menu", async () => {
    const { server } = await show({ ...list, at: "/f/rent.rental?view=rental_board" });
    const column = await screen.findByRole("region", { name: "报价" });
    expect(await within(column).findByText("30")).toBeDefined();
    const [menu] = within(column).getAllByRole("button", { name: "移动卡片" });
    await userEvent.click(menu as HTMLElement);
    await userEvent.click(await screen.findByRole("menuitem", { name: "在租" }));
    await waitFor(() =>
      expect(server.requests.find(({ method }) => method === "PATCH")?.body).toEqual({ data: { stage: "running" } }),
    );
  });

  it("marks on cards what somebody gave in the place of a formula", async () => {
    const model = { ...RENTAL.model, fields: RENTAL.model.fields.map((field) => ({ ...field, override: true })) };
    const [first, ...others] = RENTALS.filter(({ data }) => data["stage"] === "quote");
    const items = [{ ...first, data: { ...first?.data, _own: ["total"] } }, ...others];
    const server = new FakeServer()
      .on("GET", "/forms/{form}", () => ({ status: 200, body: { ...RENTAL, model } }))
      .on("GET", "/forms/{form}/records", () => ({ status: 200, body: { items, labels: {}, next: null } }));
    await show({ ...list, at: "/f/rent.rental?view=rental_board", server });

    const marks = await screen.findAllByRole("img", { name: "已手动改写" });
    expect(marks).toHaveLength(1);
    expect(marks[0]?.closest("li")?.textContent).toContain(String(first?.data["name"]));
  });

  const LOST = {
    id: "0199f3a0-6f1e-7c3a-9b51-2f8e4c7d1a40",
    title: "我的名单",
    type: "list",
    filter: { field: "stage", op: "eq", value: "quote" },
    sort: [],
    shared: true,
    mine: true,
    lost: ["身份证号"],
  };

  const withView = (view: object) => {
    let kept = view;
    return new FakeServer()
      .on("GET", "/forms/{form}", () => ({ status: 200, body: { ...RENTAL, views: [...RENTAL.views, view] } }))
      .on("GET", "/forms/{form}/views", () => ({ status: 200, body: { items: [kept] } }))
      .on("PUT", "/forms/{form}/views/{id}", ({ body }) => {
        kept = { ...(body as object), id: LOST.id, mine: true };
        return { status: 200, body: kept };
      });
  };

  it("says once what a view lost to encryption, and keeps it without that", async () => {
    const { server } = await show({ ...list, at: `/f/rent.rental?view=${LOST.id}`, server: withView(LOST) });
    expect(await screen.findAllByText(/“身份证号”已加密保存/)).toHaveLength(1);
    await screen.findAllByRole("gridcell");

    await userEvent.click(screen.getByRole("button", { name: "移除这些条件" }));

    await waitFor(() => expect(screen.queryByText(/已加密保存/)).toBeNull());
    expect(server.requests.find(({ method }) => method === "PUT")?.body).toEqual({
      title: LOST.title,
      type: "list",
      filter: LOST.filter,
      sort: [],
      shared: true,
    });
  });

  it("does not offer to change the view of somebody else", async () => {
    await show({ ...list, at: `/f/rent.rental?view=${LOST.id}`, server: withView({ ...LOST, mine: false }) });
    expect(await screen.findByText(/可请视图的所有者移除/)).toBeDefined();
    expect(screen.queryByRole("button", { name: "移除这些条件" })).toBeNull();
  });

  it("hides what the caller may not do", async () => {
    const bare = { ...RENTAL, rights: { ...RENTAL.rights, create: false, export: false, import: false } };
    await show({ ...list, server: new FakeServer().on("GET", "/forms/{form}", () => ({ status: 200, body: bare })) });
    await screen.findAllByRole("gridcell");
    expect(screen.queryByRole("button", { name: "新建" })).toBeNull();
    expect(screen.queryByRole("button", { name: "导入和导出" })).toBeNull();
  });
});
