import { expect, test } from "@playwright/test";
import { asAdministrator, SAMPLE_PASSWORD } from "./support/people";

test("a template is looked at, confirmed and installed; a second time there is nothing to change", async ({
  browser,
}) => {
  const page = await asAdministrator(browser);
  await page.goto("/templates");
  await page.getByRole("button", { name: "查看内容" }).click();
  await expect(page.getByText("合同审批")).toBeVisible();
  await expect(page.getByText("销售总监")).toBeVisible();

  await page.getByLabel("示例成员的登录密码").fill(SAMPLE_PASSWORD);
  await page.getByRole("button", { name: /^安\s*装$/ }).click();
  await expect(page.getByRole("link", { name: "销售看板" }).first()).toBeVisible({ timeout: 60_000 });

  await page.goto("/templates");
  await page.getByRole("button", { name: "查看内容" }).click();
  await expect(page.getByText("都已是最新，没有需要更改的内容。")).toBeVisible();
});

test("two exports of the installed application are equal byte for byte", async ({ browser }) => {
  const page = await asAdministrator(browser);
  const first = await page.request.get("/api/v1/bundles/crm/export");
  expect(first.status()).toBe(200);
  const second = await page.request.get("/api/v1/bundles/crm/export");
  expect(Buffer.compare(await first.body(), await second.body())).toBe(0);
});
