import { expect, test } from "@playwright/test";
import { asAdministrator } from "./support/people";

test("a messy workbook becomes a form with its good rows; the bad ones come back with reasons", async ({ browser }) => {
  const page = await asAdministrator(browser);
  await page.goto("/import");
  await page.locator("input[type=file]").setInputFiles("e2e/support/customer-ledger.xlsx");
  await expect(page.getByText("表头在第 3 行，共 3000 行数据，18 列。")).toBeVisible();

  await page.getByLabel("表单名称").fill("客户台账");
  await page.getByRole("button", { name: "生成表单并导入" }).click();
  await expect(page.getByRole("heading", { name: "导入完成" })).toBeVisible({ timeout: 90_000 });
  await expect(page.locator("[data-figure=good]")).toHaveText("2,927");
  await expect(page.locator("[data-figure=bad]")).toHaveText("73");

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "下载未导入的行（含原因）" }).click();
  expect((await download).suggestedFilename()).toBe("rejected.xlsx");

  await page.getByRole("button", { name: "打开表单" }).click();
  await expect(page.getByText("客户台账").first()).toBeVisible();
  await expect(page.getByRole("link", { name: "客户台账" }).first()).toBeVisible();
});
