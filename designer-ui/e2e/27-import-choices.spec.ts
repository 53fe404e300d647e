import { expect, type Page, test } from "@playwright/test";
import { asAdministrator } from "./support/people";

interface Records {
  readonly items: readonly { readonly data: Readonly<Record<string, string>> }[];
}

async function first(page: Page, form: string, field: string): Promise<string> {
  const answer = (await (await page.request.get(`/api/v1/forms/${form}/records?limit=1`)).json()) as Records;
  return answer.items[0]?.data[field] ?? "";
}

async function drop(page: Page, form: string, lines: readonly string[]): Promise<void> {
  await page.goto(`/import?form=${form}`);
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "行.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) });
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page.locator(".ant-select-dropdown:visible").getByText(option, { exact: true }).click();
}

test("rows below a record are its lines, dates are read as chosen, and customers that are missing are made", async ({
  browser,
}) => {
  const page = await asAdministrator(browser);
  const sku = await first(page, "crm.product", "sku");
  const customer = await first(page, "crm.customer", "name");
  await drop(page, "crm.contract", [
    "name,customer,signed_on,items.product,items.qty,items.price",
    `明细导入甲,${customer},03/04/2024,${sku},2,100`,
    `,,,${sku},3,50`,
    `明细导入乙,导入时新建的客户,05/06/2024,${sku},1,10`,
  ]);
  const start = page.getByRole("button", { name: "开始导入" });
  await expect(page.getByText("这些列的日期有两种读法，请选择日期顺序：signed_on")).toBeVisible();
  await expect(start).toBeDisabled();
  await choose(page, "日期顺序 signed_on", "日/月/年");
  await page.getByLabel("按哪个字段查找 items.product", { exact: true }).click();
  await page
    .locator(".ant-select-dropdown:visible .ant-select-item")
    .filter({ hasText: /SKU|编码|编号/ })
    .first()
    .click();
  await expect(page.getByText(/可导入 1 条，1 条不能导入/)).toBeVisible();
  await choose(page, "找不到时 customer", "找不到：新建");
  await expect(page.getByText(/可导入 2 条，将新建 1 条关联记录/)).toBeVisible();

  await start.click();
  await expect(page.getByRole("heading", { name: "导入完成" })).toBeVisible();
  await expect(page.locator("[data-figure=good]")).toHaveText("2");
  await expect(page.locator("[data-figure=made]")).toHaveText("1");

  const asked = encodeURIComponent(JSON.stringify({ field: "name", op: "eq", value: "明细导入甲" }));
  const exported = await page.request.get(`/api/v1/forms/crm.contract/export?format=csv&lines=true&filter=${asked}`);
  expect((await exported.text()).trim().split("\r\n")).toHaveLength(3);
});

test("a word that is no option is asked once, answered once, and holds for every row", async ({ browser }) => {
  const page = await asAdministrator(browser);
  const customer = await first(page, "crm.customer", "name");
  await drop(page, "crm.contact", [
    "姓名,客户,决策角色",
    `选项甲,${customer},拍板的人`,
    `选项乙,${customer},拍板的人`,
    `选项丙,${customer},谁也不是`,
  ]);
  const asked = page.getByRole("region", { name: "决策角色" });
  await expect(asked.getByText("拍板的人")).toBeVisible();
  await expect(asked.getByText("2 次")).toBeVisible();
  await page.getByLabel("拍板的人 是", { exact: true }).click();
  await page.locator(".ant-select-dropdown:visible .ant-select-item").first().click();
  await expect(asked.getByText(/拍板的人 →/)).toBeVisible();
  await choose(page, "谁也不是 是", "留空");
  await expect(page.getByText(/可导入 3 条/)).toBeVisible();
  await page.getByRole("button", { name: "开始导入" }).click();
  await expect(page.locator("[data-figure=good]")).toHaveText("3");
});

test("a value that the file says twice is told with both rows, and one can come back to the check", async ({
  browser,
}) => {
  const page = await asAdministrator(browser);
  const sku = await first(page, "crm.product", "sku");
  await drop(page, "crm.product", [
    "name,sku,price",
    "重复甲,DUP-1,10",
    "重复乙,DUP-2,10",
    "重复丙,DUP-1,10",
    `已有,${sku},10`,
  ]);
  await expect(page.getByText(/第 4 行.*与第 2 行的/)).toBeVisible();
  await expect(page.getByText(/第 5 行.*已被记录/)).toBeVisible();

  await page.reload();
  await expect(page.getByText(/第 4 行.*与第 2 行的/)).toBeVisible();
  await expect(page.getByText(/可导入 2 条，2 条不能导入/)).toBeVisible();
});
