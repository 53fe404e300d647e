import { expect, test } from "@playwright/test";
import { asAdministrator, SAMPLE_PASSWORD, signedIn } from "./support/people";

interface Page {
  readonly items: readonly { readonly data: Readonly<Record<string, string>> }[];
}

test("rows go into a form that exists: columns find their fields, names find their records, bad rows say why", async ({
  browser,
}) => {
  const page = await asAdministrator(browser);
  const customers = (await (await page.request.get("/api/v1/forms/crm.customer/records?limit=1")).json()) as Page;
  const customer = customers.items[0]?.data["name"] ?? "";
  const sheet = [
    "联系人名单,,,",
    "姓名,客户,手机,决策角色,负责人",
    `导入甲,${customer},138 0013 8001,,王芳`,
    `导入乙,没有这家公司,13800138002,,王芳`,
    `导入丙,${customer},13800138003,,没有这个人`,
    `,${customer},13800138004,,王芳`,
  ].join("\n");

  await page.goto("/f/crm.contact");
  await page.getByRole("button", { name: "导入、导出和回收站" }).click();
  await page.getByRole("menuitem", { name: "从 Excel 导入" }).click();
  await expect(page.getByRole("heading", { name: "导入到联系人" })).toBeVisible();
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "联系人.csv", mimeType: "text/csv", buffer: Buffer.from(sheet) });
  const start = page.getByRole("button", { name: "开始导入" });
  await expect(start).toBeEnabled();

  // Without a column for a required field there is no way on, and the page says which.
  await page.getByLabel("对应字段 客户").hover();
  await page.getByRole("row", { name: /客户/ }).locator(".ant-select-clear").click();
  await expect(page.getByText("这些必填字段还没有对应的列：客户")).toBeVisible();
  await expect(start).toBeDisabled();
  await page.getByLabel("对应字段 客户").click();
  await page.locator(".ant-select-dropdown:visible").getByText("客户 *", { exact: true }).click();

  await start.click();
  await expect(page.getByRole("heading", { name: "导入完成" })).toBeVisible();
  await expect(page.locator("[data-figure=good]")).toHaveText("1");
  await expect(page.locator("[data-figure=bad]")).toHaveText("3");
  await expect(page.getByText("找不到这个名字，或您没有权限查看。").first()).toBeVisible();

  await page.getByRole("button", { name: "打开表单" }).click();
  await expect(page.getByText("导入甲").first()).toBeVisible();
  await expect(page.getByText("导入乙")).toHaveCount(0);
});

test("who may not import hears so at once, and a form that cannot be seen is not there", async ({ browser }) => {
  const page = await signedIn(browser, "he.yan", SAMPLE_PASSWORD);
  await page.goto("/import?form=crm.customer");
  await expect(page.getByText("您不能导入客户")).toBeVisible();
  const headers = { "X-Mortise": "1", "Content-Type": "application/octet-stream" };
  const upload = (form: string) =>
    page.request.post(`/api/v1/imports?name=a.csv&form=${form}`, { headers, data: Buffer.from("客户名称\n甲\n乙") });
  expect((await upload("crm.customer")).status()).toBe(403);
  expect((await upload("crm.nothing")).status()).toBe(404);
});
