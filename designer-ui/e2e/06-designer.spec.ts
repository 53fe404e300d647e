import { expect, test } from "@playwright/test";
import { asAdministrator } from "./support/people";

test("a field is added to a form in use, undone, redone and published; it stands in form and API at once", async ({
  browser,
}) => {
  const page = await asAdministrator(browser);
  const before = await (await page.request.get("/api/v1/forms/crm.customer")).json();
  await page.goto("/design/form/crm.customer");
  await page
    .getByRole("button", { name: /下拉框/ })
    .first()
    .click();
  const title = page.getByLabel(/^标题|^名称|^字段标题|^字段名称/).first();
  await title.fill("所属工业园区");
  await expect(page.getByText("所属工业园区").first()).toBeVisible();

  await page.getByRole("button", { name: /撤销/ }).first().click();
  await page.getByRole("button", { name: /重做/ }).first().click();
  await expect(page.getByText("所属工业园区").first()).toBeVisible();
  await expect(page.getByText("已保存").first()).toBeVisible();

  await page
    .getByRole("button", { name: /^发\s*布/ })
    .first()
    .click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^发\s*布/ })
    .click();
  await expect
    .poll(async () => {
      const form = await (await page.request.get("/api/v1/forms/crm.customer")).json();
      return { version: form.version, has: JSON.stringify(form.model).includes("所属工业园区") };
    })
    .toEqual({ version: before.version + 1, has: true });

  await page.goto("/f/crm.customer/new");
  await expect(page.getByText("所属工业园区").first()).toBeVisible();
});
