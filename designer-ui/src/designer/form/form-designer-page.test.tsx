// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../model/json.ts";
import { FakeMetadata, orderOf, VISIT } from "../../testing/fake-metadata.ts";
import { SESSION } from "../../testing/fixtures.ts";
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
    const held = new Map<string, string>();
    const clipboardData = {
      setData: (format: string, text: string) => held.set(format, text),
      getData: (format: string) => held.get(format) ?? "",
    };
    fireEvent.copy(document.activeElement ?? document.body, { clipboardData });
    fireEvent.paste(document.activeElement ?? document.body, { clipboardData });
    expect([...held.keys()]).toEqual(["application/x-form-nodes", "text/plain"]);
    await userEvent.keyboard("{Control>}d{/Control}");
    expect(nodes()).toHaveLength(5);
    expect(nodes()).toEqual(expect.arrayContaining(["field:date_1", "field:date_2"]));
  });

  it("cuts to the clipboard, and begins to rename with F2", async () => {
    await design();
    await userEvent.click(screen.getByRole("button", { name: "日期，日期" }));
    const held = new Map<string, string>();
    const clipboardData = {
      setData: (format: string, text: string) => held.set(format, text),
      getData: (format: string) => held.get(format) ?? "",
    };
    fireEvent.cut(document.activeElement ?? document.body, { clipboardData });
    await waitFor(() => expect(nodes()).toEqual(["field:name", "field:note"]));
    fireEvent.paste(document.activeElement ?? document.body, { clipboardData });
    expect(nodes()).toHaveLength(3);
    expect(selected()).toBe("field:on");
    await waitFor(() => expect(document.activeElement).not.toBe(document.body));
    const title = await screen.findByLabelText("标题");
    await userEvent.keyboard("{F2}");
    expect(document.activeElement).toBe(title);
    await userEvent.keyboard("{Escape}");
    await waitFor(() => expect(document.activeElement?.getAttribute("data-node")).toBe("field:on"));
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
    expect(
      server.requests
        .find(({ method, path }) => method === "PATCH" && path.endsWith("/draft"))
        ?.headers.get("If-Match"),
    ).toBe('"1"');
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
    const again = screen.getByRole("button", { name: "发布" });
    expect(again.hasAttribute("disabled")).toBe(true);
    expect(again.title).toBe("没有可发布的修改：当前内容已经生效");
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

  it("is blocked by values that cannot be converted", async () => {
    const metadata = new FakeMetadata();
    const object = metadata.object("form", "rent.visit");
    object.published = { ...VISIT, title: "走访" };
    object.version = 1;
    metadata.effects = [
      { code: "effect_values_unfit", path: "/model/fields/1", params: {}, message: "812 个值中有 3 个不能转换" },
    ];
    await design(metadata);
    await userEvent.click(screen.getByRole("button", { name: "发布" }));
    const dialog = await screen.findByRole("dialog");
    expect(await within(dialog).findByText("812 个值中有 3 个不能转换")).toBeDefined();
    expect(within(dialog).getByRole("button", { name: "发布" }).hasAttribute("disabled")).toBe(true);
    // The keys of the designer work on when the dialog has gone.
    await userEvent.click(within(dialog).getByRole("button", { name: /取\s*消|Cancel/ }));
    await waitFor(() => expect(document.activeElement?.closest(".m-designer")).not.toBeNull());
  });
});

describe("what others use and hold", () => {
  it("cannot be removed, and the places are named", async () => {
    const metadata = new FakeMetadata();
    const object = metadata.object("form", "rent.visit");
    object.published = object.draft;
    object.version = 1;
    metadata.uses = [
      { kind: "view", key: "rent.all", title: "全部拜访", path: "/columns/1/field", message: "没有字段" },
      { kind: "form", key: "rent.visit", title: "拜访", path: "/layouts/0", message: "没有字段" },
    ];
    await design(metadata);
    await userEvent.click(screen.getByRole("button", { name: "日期，日期" }));
    await userEvent.keyboard("{Delete}");
    const refusal = await screen.findByRole("dialog");
    expect(within(refusal).getByText("全部拜访")).toBeDefined();
    expect(within(refusal).queryByText("/layouts/0")).toBeNull();
    expect(nodes()).toContain("field:on");
  });

  it("may go when only the logic of the form speaks of it, once people have read what does", async () => {
    const metadata = new FakeMetadata();
    const object = metadata.object("form", "rent.visit");
    const when = { field: "on", op: "notEmpty" };
    const rules = [{ key: "r1", title: "到期时", when, then: [{ act: "require", targets: ["note"] }] }];
    object.draft = { ...VISIT, logic: { rules } };
    await design(metadata);
    await userEvent.click(screen.getByRole("button", { name: "日期，日期" }));
    await userEvent.keyboard("{Delete}");
    const question = await screen.findByRole("dialog");
    expect(within(question).getByText("到期时")).toBeDefined();
    expect(question.textContent).toContain("日期 不为空");
    expect(nodes()).toContain("field:on");
    await userEvent.click(within(question).getByRole("button", { name: "仍然删除" }));
    await waitFor(() => expect(nodes()).not.toContain("field:on"));
  });

  it("may go when it is an option, once people know what speaks of it", async () => {
    const metadata = new FakeMetadata();
    const object = metadata.object("form", "rent.visit");
    const model = VISIT["model"] as JsonObject;
    const state: JsonObject = {
      key: "state",
      type: "select",
      title: "状态",
      props: { options: ["进行中", "完成"].map((label, index) => ({ key: `s${index}`, label })) },
    };
    object.published = { ...VISIT, layouts: [], model: { ...model, fields: [...(model["fields"] as Json[]), state] } };
    object.draft = null;
    object.version = 1;
    metadata.uses = [
      { kind: "role", key: "rent.sales", title: "销售", path: "/grants/0/scope/value", message: "没有选项" },
    ];
    await design(metadata);
    const left = () => screen.getAllByLabelText(/第 \d 个选项/).map((box) => (box as HTMLInputElement).value);
    await userEvent.click(screen.getByRole("button", { name: "状态，下拉框" }));
    await userEvent.click(await screen.findByRole("button", { name: "删除选项「进行中」" }));
    const question = await screen.findByRole("dialog");
    expect(within(question).getByText("销售")).toBeDefined();
    expect(left()).toEqual(["进行中", "完成"]);
    await userEvent.click(within(question).getByRole("button", { name: "仍然删除" }));
    await waitFor(() => expect(left()).toEqual(["完成"]));
  });

  it("leads to the places, those of the form on the table by selecting them", async () => {
    const metadata = new FakeMetadata();
    metadata.uses = [
      { kind: "role", key: "rent.sales", title: "销售", path: "/grants/0/fields/on", message: "没有字段" },
      { kind: "form", key: "rent.visit", title: "拜访", path: "/model/fields/2/compute", message: "没有字段" },
      {
        kind: "form",
        key: "rent.visit",
        title: "拜访",
        path: "/layouts/0/nodes/0/children/1/field",
        message: "没有字段",
      },
    ];
    await design(metadata);
    await userEvent.click(screen.getByRole("button", { name: "日期，日期" }));
    await userEvent.click(await screen.findByRole("button", { name: "查看在哪里用到" }));
    expect((await screen.findByRole("link", { name: "销售" })).getAttribute("href")).toBe("/design/role/rent.sales");
    expect(screen.getByText("权限 1 › 字段")).toBeDefined();
    const here = screen.getByText("拜访", { selector: ".m-uses strong" }).closest("li") as HTMLElement;
    expect(
      within(here)
        .getAllByRole("button")
        .map(({ textContent }) => textContent),
    ).toEqual(["备注"]);
    await userEvent.click(within(here).getByRole("button", { name: "备注" }));
    expect(selected()).toBe("field:note");
  });

  it("is looked at in a second window of the same person, which may go on", async () => {
    const metadata = new FakeMetadata();
    metadata.leasedBy = SESSION.user.id;
    await design(metadata);
    expect(await screen.findByText("您在另一个窗口中打开了这个表单，这里暂时只能查看。")).toBeDefined();
    expect(screen.getByRole("button", { name: "发布" }).title).toBe("只读：正在别处设计");
    await userEvent.click(screen.getByRole("button", { name: "在此继续" }));
    await userEvent.click(within(await screen.findByRole("tooltip")).getByRole("button", { name: "在此继续" }));
    await waitFor(() => expect(screen.queryByText(/在另一个窗口/)).toBeNull());
  });

  it("is looked at until one takes over", async () => {
    const metadata = new FakeMetadata();
    metadata.leasedBy = "李强";
    await design(metadata);
    expect(await screen.findByText("李强 正在设计这个表单，您现在只能查看。")).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "接手设计" }));
    await userEvent.click(within(await screen.findByRole("tooltip")).getByRole("button", { name: "接手设计" }));
    await waitFor(() => expect(screen.queryByText(/正在设计这个表单/)).toBeNull());
  });
});

describe("the logic of a form", () => {
  it("holds conditions that are written at a field, in words and as lines of the list", async () => {
    const { metadata } = await design();
    const draft = metadata.object("form", "rent.visit").draft;
    expect(draft).not.toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "备注，多行文本" }));
    const group = await screen.findByRole("region", { name: "显示与限制" });
    await userEvent.click(within(group).getAllByRole("button", { name: "设置条件" })[1] as HTMLElement);
    const dialog = await screen.findByRole("dialog");
    await userEvent.click(within(dialog).getByRole("button", { name: "添加条件" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "字段条件" }));
    await userEvent.click(within(dialog).getByRole("combobox", { name: "比较方式" }));
    await userEvent.click(await screen.findByText("不为空", { selector: ".ant-select-item-option-content" }));
    await userEvent.click(within(dialog).getByRole("button", { name: "确定" }));
    expect(await within(group).findByText("主题 不为空")).toBeDefined();
    await userEvent.click(screen.getByText("规则"));
    expect(await screen.findByText("当 主题 不为空 时，「备注」必填")).toBeDefined();
  });

  it("is built in words and read as a sentence", async () => {
    const { metadata } = await design();
    await userEvent.click(screen.getByText("规则"));
    await userEvent.click(await screen.findByRole("button", { name: "添加联动规则" }));
    const rule = (await screen.findByLabelText("规则名称")).closest("li");
    if (!rule) throw new Error("the rule stands in no list");
    await userEvent.click(within(rule).getByRole("combobox", { name: "作用于" }));
    await userEvent.click(await screen.findByText("备注", { selector: ".ant-select-item-option-content" }));
    expect(within(rule).getByText("始终显示「备注」")).toBeDefined();
    await waitFor(
      () =>
        expect(metadata.object("form", "rent.visit").draft?.["logic"]).toMatchObject({
          rules: [{ key: "rule_1", then: [{ act: "show", targets: ["note"] }] }],
        }),
      { timeout: 20_000 },
    );
  });
});
