// @vitest-environment jsdom
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { FakeServer } from "../../testing/fake-server.ts";
import { LI, SESSION, WANG } from "../../testing/fixtures.ts";
import { show } from "../../testing/show.tsx";
import { PeoplePage } from "./people-page.tsx";

const SALES = { id: "d1", name: "销售部", parent: null, head: WANG };
const EAST = { id: "d2", name: "华东组", parent: "d1", head: null };
const person = (id: string, name: string, login: string) => ({
  id,
  name,
  login,
  department: "d1",
  departmentName: "销售部",
  manager: null,
  active: true,
  administrator: false,
  roles: ["rent.clerk"],
});
const ok = (body: unknown) => ({ status: 200, body });
const refusal = (path: string, code: string, message: string) => ({
  status: 422,
  body: { status: 422, code: "invalid", detail: "请修改后再试。", problems: [{ path, code, params: {}, message }] },
});

/** An organisation that remembers who was added. */
function organisation(): FakeServer {
  const everybody = [person(WANG, "王芳", "wang.fang"), person(LI, "李雷", "li.lei")];
  return new FakeServer()
    .on("GET", "/departments", () => ok({ items: [SALES, EAST] }))
    .on("GET", "/roles", () => ok({ items: [{ key: "rent.clerk", title: "内勤", members: [WANG, LI] }] }))
    .on("GET", "/people", ({ query }) =>
      ok({
        items: everybody.filter(
          ({ id, name }) =>
            name.includes(query.get("search") ?? "") && (query.get("ids")?.split(",").includes(id) ?? true),
        ),
      }),
    )
    .on("POST", "/people", ({ body }) => {
      const { login, name } = body as { login: string; name: string };
      if (login === "li.lei") return refusal("/login", "login_taken", "这个登录名已经有人用了。");
      const added = person("p3", name, login);
      everybody.push(added);
      return { status: 201, body: added };
    })
    .on("PATCH", "/people/{id}", () => refusal("/administrator", "last_administrator", "至少要保留一名启用的管理员。"))
    .on("POST", "/people/{id}/password", () => ({ status: 204 }))
    .on("DELETE", "/departments/{id}", () => ({
      status: 409,
      body: { status: 409, code: "department_not_empty", detail: "部门下还有人员或子部门，不能删除。" },
    }));
}

const open = (at = "/administration/people", server = organisation()) =>
  show({ path: "/administration/people", at, element: <PeoplePage />, server });
const sent = (server: FakeServer, method: string) => server.requests.filter((request) => request.method === method);

describe("people", () => {
  it("are listed with where they belong and what they may do", async () => {
    await open();
    const row = (await screen.findByRole("button", { name: "李雷" })).closest("tr");
    expect(row?.textContent).toContain("li.lei");
    expect(row?.textContent).toContain("销售部");
    expect(row?.textContent).toContain("内勤");
  });

  it("are asked for by department and by name; both stand in the address", async () => {
    const { server, address } = await open();
    await userEvent.click(await screen.findByText("华东组"));
    await userEvent.type(screen.getByLabelText("按姓名、工号或手机查找"), "李");
    await waitFor(() => expect(address()).toContain("department=d2"));
    await waitFor(() =>
      expect(
        server.requests.some(({ query }) => query.get("department") === "d2" && query.get("search") === "李"),
      ).toBe(true),
    );
  });

  it("whose login is taken are refused beside the login; the password is shown once they are added", async () => {
    const { server } = await open();
    await userEvent.click(await screen.findByRole("button", { name: "添加成员" }));
    await userEvent.type(screen.getByLabelText("姓名"), "唐欣");
    await userEvent.type(screen.getByLabelText("登录名"), "li.lei");
    await userEvent.click(screen.getByRole("button", { name: "随机生成" }));
    await userEvent.click(screen.getByRole("button", { name: "保存" }));
    expect((await screen.findByText("这个登录名已经有人用了。")).getAttribute("role")).toBe("alert");

    await userEvent.clear(screen.getByLabelText("登录名"));
    await userEvent.type(screen.getByLabelText("登录名"), "tang.xin");
    await userEvent.click(screen.getByRole("button", { name: "保存" }));
    const shown = await screen.findByText(/^\w{4}-\w{4}-\w{4}-\w{4}$/);
    const password = (sent(server, "POST").at(-1)?.body as { password: string } | undefined)?.password ?? "";
    expect(shown.textContent).toBe(password);
    await userEvent.click(screen.getByRole("button", { name: "我已记下" }));
    await waitFor(() => expect(screen.queryByText(password)).toBeNull());
  });

  it("cannot be switched off when nobody else is an administrator, and the sentence says so", async () => {
    const { server } = await open(`/administration/people?person=${WANG}`);
    const panel = within(await screen.findByRole("dialog"));
    await userEvent.click(panel.getByRole("button", { name: "停用" }));
    const ask = (await screen.findByText("停用“王芳”？")).closest(".ant-popover");
    await userEvent.click(within(ask as HTMLElement).getByRole("button", { name: "停用" }));
    expect(await screen.findByText("至少要保留一名启用的管理员。")).toBeDefined();
    expect(sent(server, "PATCH")[0]?.body).toEqual({ active: false });
  });

  it("are nobody else's business", async () => {
    const member = { ...SESSION, user: { ...SESSION.user, administrator: false } };
    await open(
      "/administration/people",
      organisation().on("GET", "/session", () => ok(member)),
    );
    expect(await screen.findByText("这里只对管理员开放")).toBeDefined();
    expect(screen.queryByRole("button", { name: "添加成员" })).toBeNull();
  });
});

describe("a department", () => {
  it("with people in it stays, and the sentence says why", async () => {
    await open("/administration/people?department=d1");
    expect(await screen.findByText("负责人：王芳")).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "删除部门 销售部" }));
    const ask = (await screen.findByText("删除部门“销售部”？")).closest(".ant-popover");
    await userEvent.click(within(ask as HTMLElement).getByRole("button", { name: "删除" }));
    expect(await screen.findByText("部门下还有人员或子部门，不能删除。")).toBeDefined();
  });
});
