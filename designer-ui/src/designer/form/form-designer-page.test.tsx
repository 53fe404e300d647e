// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { FakeMetadata, orderOf } from "../../testing/fake-metadata.ts";
import { show } from "../../testing/show.tsx";
import { FormDesignerPage } from "./form-designer-page.tsx";

const selected = () => document.querySelector('[aria-pressed="true"]')?.getAttribute("data-node");
const nodes = () =>
  [...document.querySelectorAll("[data-node]")]
    .map((node) => node.getAttribute("data-node"))
    .filter((name) => name?.startsWith("field:"));
const announced = () => screen.getByTestId("announcer").textContent;

async function design(metadata = new FakeMetadata()) {
  const shown = await show({
    path: "/design/form/:form",
    at: "/design/form/rent.visit",
    element: <FormDesignerPage />,
    server: metadata.server,
  });
  (await screen.findByRole("button", { name: "主题，单行文本" })).focus();
  await userEvent.keyboard("{Escape}");
  return { ...shown, metadata };
}

describe("the form designer", () => {
  it("walks with the arrows, goes up with Escape", async () => {
    await design();
    await userEvent.keyboard("{ArrowDown}");
    expect(selected()).toBe("section:base");
    await userEvent.keyboard("{ArrowDown}{ArrowDown}");
    expect(selected()).toBe("field:on");
    await waitFor(() => expect(document.activeElement?.getAttribute("data-node")).toBe("field:on"));
    await userEvent.keyboard("{ArrowUp}");
    expect(selected()).toBe("field:name");
    await userEvent.keyboard("{Escape}");
    expect(selected()).toBe("section:base");
    await userEvent.keyboard("{Escape}");
    expect(selected()).toBeUndefined();
  });

  it("moves, removes, undoes and redoes with the keyboard, and says so", async () => {
    await design();
    await userEvent.click(screen.getByRole("button", { name: "日期，日期" }));
    await userEvent.keyboard("{Alt>}{ArrowLeft}{/Alt}");
    expect(nodes()).toEqual(["field:on", "field:name", "field:note"]);
    expect(announced()).toBe("移动「日期」");
    await userEvent.keyboard("{Delete}");
    expect(nodes()).toEqual(["field:name", "field:note"]);
    await userEvent.keyboard("{Control>}zz{/Control}");
    expect(nodes()).toEqual(["field:name", "field:on", "field:note"]);
    expect(announced()).toBe("已撤销：移动「日期」");
    await userEvent.keyboard("{Control>}y{/Control}");
    expect(nodes()).toEqual(["field:on", "field:name", "field:note"]);
  });

  it("finds a kind of field by another name and adds it after what is selected", async () => {
    await design();
    await userEvent.click(screen.getByRole("button", { name: "主题，单行文本" }));
    await userEvent.keyboard("/");
    expect(document.activeElement).toBe(screen.getByLabelText("搜索字段类型"));
    await userEvent.keyboard("单选框");
    await userEvent.click(
      within(screen.getByRole("navigation", { name: "字段" })).getByRole("button", { name: "下拉框" }),
    );
    expect(selected()).toBe("field:select_1");
    const title = screen.getByLabelText("标题");
    await userEvent.clear(title);
    await userEvent.type(title, "所属园区");
    expect(screen.getByRole("button", { name: "所属园区，下拉框" })).toBeDefined();
    await userEvent.keyboard("{Control>}z{/Control}");
    expect(screen.getByRole("button", { name: "下拉框，下拉框" })).toBeDefined();
  });

  it("copies, pastes and duplicates", async () => {
    await design();
    await userEvent.click(screen.getByRole("button", { name: "日期，日期" }));
    await userEvent.keyboard("{Control>}cvd{/Control}");
    expect(nodes()).toHaveLength(5);
    expect(nodes()).toEqual(expect.arrayContaining(["field:date_1", "field:date_2"]));
  });

  it("moves over the menu what can be dragged", async () => {
    await design();
    await userEvent.click(screen.getByRole("button", { name: "备注，多行文本" }));
    await userEvent.click(screen.getByRole("button", { name: "移动到…" }));
    await userEvent.hover(await screen.findByRole("menuitem", { name: /基本信息/ }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "「主题」之前" }));
    expect(nodes()).toEqual(["field:note", "field:name", "field:on"]);
  });

  it("saves the draft by itself, on the revision that it has seen", async () => {
    const { server, metadata } = await design();
    await userEvent.click(screen.getByRole("button", { name: "日期，日期" }));
    await userEvent.keyboard("{Delete}");
    expect(screen.getByText("有未保存的修改")).toBeDefined();
    expect(await screen.findByText("已保存")).toBeDefined();
    expect(orderOf(metadata.object("form", "rent.visit").draft)).toEqual(["name", "note"]);
    expect(server.requests.find(({ method }) => method === "PUT")?.headers.get("If-Match")).toBe('"1"');
  });

  it("asks before it writes over somebody else's draft", async () => {
    const { metadata } = await design();
    const object = metadata.object("form", "rent.visit");
    object.draftRevision = 7;
    await userEvent.click(screen.getByRole("button", { name: "日期，日期" }));
    await userEvent.keyboard("{Delete}");
    const dialog = await screen.findByRole("dialog");
    expect(within(dialog).getByText("这个表单刚刚在别处被改过")).toBeDefined();
    await userEvent.click(within(dialog).getByRole("button", { name: "用我的覆盖" }));
    await waitFor(() => expect(orderOf(object.draft)).toEqual(["name", "note"]));
    expect(object.draftRevision).toBe(8);
  });

  it("takes the other draft when told to", async () => {
    const { metadata } = await design();
    metadata.object("form", "rent.visit").draftRevision = 7;
    await userEvent.click(screen.getByRole("button", { name: "日期，日期" }));
    await userEvent.keyboard("{Delete}");
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "重新加载" }));
    await waitFor(() => expect(nodes()).toEqual(["field:name", "field:on", "field:note"]));
    expect(screen.getByText("已保存")).toBeDefined();
  });
});

describe("publishing", () => {
  it("puts the form into the menu the first time", async () => {
    const { metadata } = await design();
    await userEvent.click(screen.getByRole("button", { name: "发布" }));
    const dialog = await screen.findByRole("dialog");
    expect(await within(dialog).findByText("检查通过，可以发布。")).toBeDefined();
    expect(within(dialog).getByText("备注（多行文本）")).toBeDefined();
    await userEvent.click(within(dialog).getByRole("button", { name: "发布" }));
    expect(await screen.findByText("已发布 v1")).toBeDefined();
    expect(metadata.object("menu", "rent.main").published?.["items"]).toEqual([
      { key: "visit", form: "visit", icon: "car" },
    ]);
    expect(screen.getByRole("button", { name: "发布" }).hasAttribute("disabled")).toBe(true);
  });

  it("is blocked by errors, each with a way to its place", async () => {
    const metadata = new FakeMetadata();
    metadata.problems = [
      { code: "x", path: "/model/fields/1/props", params: {}, message: "日期有问题", severity: "error" },
    ];
    await design(metadata);
    await userEvent.click(screen.getByRole("button", { name: "发布" }));
    const dialog = await screen.findByRole("dialog");
    const issue = await within(dialog).findByRole("button", { name: "日期有问题" });
    expect(within(dialog).getByRole("button", { name: "发布" }).hasAttribute("disabled")).toBe(true);
    await userEvent.click(issue);
    expect(selected()).toBe("field:on");
  });
});
