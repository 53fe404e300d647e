import { expect, type Page, test } from "@playwright/test";
import { asAdministrator, signedIn } from "./support/people";

const NEWCOMER = { name: "唐欣", login: "tang.xin" };

/** What the only visible dialog, drawer or confirmation offers. */
const dialog = (page: Page) => page.getByRole("dialog");

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page.locator(".ant-select-dropdown:visible").getByText(option, { exact: true }).click();
  await page.keyboard.press("Escape");
}

test("a person is added and sees exactly what a new role grants; deactivation ends the session", async ({
  browser,
}) => {
  const page = await asAdministrator(browser);

  // A role that reads products on sale, without their cost.
  await page.goto("/administration/roles");
  await page.getByRole("button", { name: "新建角色" }).click();
  await dialog(page).getByLabel("角色名称").fill("产品观察员");
  await dialog(page).getByLabel("标识").fill("product_watcher");
  await dialog(page).getByRole("button", { name: "创建并设置权限" }).click();
  await expect(page.getByText("还没有任何权限")).toBeVisible();
  await choose(page, "添加一张表单的权限", "产品");
  const grant = page.getByRole("region", { name: "产品" });
  await grant.getByRole("radio", { name: "全部", exact: true }).check();
  await grant.getByRole("button", { name: "逐个设置字段" }).click();
  await grant.getByRole("radio", { name: "成本 不可见" }).check();
  await expect(page.getByText("已保存")).toBeVisible();
  await page.getByRole("button", { name: "发布" }).click();
  await expect(dialog(page).getByText("检查通过，可以发布。")).toBeVisible();
  await dialog(page)
    .getByRole("button", { name: /^发\s*布$/ })
    .click();
  await expect(page.getByText("已发布 v1")).toBeVisible();

  // Somebody new, in a department, with that role and a password that is shown once.
  await page.goto("/administration/people");
  await expect(page.getByRole("button", { name: "王芳" })).toBeVisible();
  await page.getByRole("button", { name: "添加成员" }).click();
  await dialog(page).getByLabel("姓名").fill(NEWCOMER.name);
  await dialog(page).getByLabel("登录名").fill("wang.fang");
  await choose(page, "角色", "产品观察员");
  await dialog(page).getByRole("button", { name: "随机生成" }).click();
  await dialog(page).getByRole("button", { name: "保存" }).click();
  await expect(dialog(page).getByRole("alert").first()).toBeVisible();
  await dialog(page).getByLabel("登录名").fill(NEWCOMER.login);
  await dialog(page).getByRole("button", { name: "保存" }).click();
  const password = (await page.locator("code").textContent()) ?? "";
  expect(password).toMatch(/^\w{4}(-\w{4}){3}$/);
  await page.getByRole("button", { name: "我已记下" }).click();
  await expect(page.getByRole("button", { name: NEWCOMER.name })).toBeVisible();

  // What the grant allows, and nothing else.
  const newcomer = await signedIn(browser, NEWCOMER.login, password);
  await newcomer.goto("/");
  const menu = newcomer.getByRole("navigation", { name: "应用与菜单" });
  await menu.getByRole("link", { name: "产品" }).click();
  await expect(newcomer.getByRole("gridcell").first()).toBeVisible();
  await expect(menu.getByRole("link", { name: "客户" })).toHaveCount(0);
  await expect(newcomer.getByRole("button", { name: "新建" })).toHaveCount(0);
  await expect(newcomer.getByText("成本")).toHaveCount(0);
  const shape = await newcomer.request.get("/api/v1/forms/crm.product");
  expect(JSON.stringify(await shape.json())).not.toContain('"cost"');
  const byCost = encodeURIComponent(JSON.stringify({ field: "cost", op: "notEmpty" }));
  const refused = await newcomer.request.get(`/api/v1/forms/crm.product/records?filter=${byCost}`);
  expect(await refused.text()).toContain("unknown_field");
  expect((await newcomer.request.get("/api/v1/forms/crm.customer/records")).status()).toBe(404);
  await newcomer.goto("/administration/people");
  await expect(newcomer.getByText("这里只对管理员开放")).toBeVisible();

  // Deactivated: out at once.
  await page.getByRole("button", { name: NEWCOMER.name }).click();
  await dialog(page).getByRole("button", { name: "停用" }).click();
  await page.locator(".ant-popconfirm").getByRole("button", { name: "停用" }).click();
  await expect(page.getByText("已停用")).toBeVisible();
  expect((await newcomer.request.get("/api/v1/session")).status()).toBe(401);
  await newcomer.goto("/");
  await expect(newcomer).toHaveURL(/sign-in/);
});

test("a department with people in it stays; an empty one goes; the last administrator cannot be locked out", async ({
  browser,
}) => {
  const page = await asAdministrator(browser);
  await page.goto("/administration/people");
  await page.getByRole("button", { name: "添加部门" }).click();
  await dialog(page).getByLabel("部门名称").fill("采购部");
  await dialog(page).getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("heading", { name: "采购部" })).toBeVisible();
  await page.getByRole("button", { name: "删除部门 采购部" }).click();
  await page.locator(".ant-popconfirm").getByRole("button", { name: "删除" }).click();
  await expect(page.getByRole("heading", { name: "全部成员" })).toBeVisible();

  await page.getByText("法务部", { exact: true }).first().click();
  await page.getByRole("button", { name: "删除部门 法务部" }).click();
  await page.locator(".ant-popconfirm").getByRole("button", { name: "删除" }).click();
  await expect(page.getByText("部门下还有人员或子部门，不能删除。")).toBeVisible();

  await page.goto("/administration/people?search=admin");
  await page.getByRole("button", { name: "管理员" }).click();
  await dialog(page).getByRole("button", { name: "停用" }).click();
  await page.locator(".ant-popconfirm").getByRole("button", { name: "停用" }).click();
  await expect(page.getByText("至少要保留一名启用的管理员。").first()).toBeVisible();
});
