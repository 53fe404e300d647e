import { expect, test } from "@playwright/test";
import { offered } from "./support/contract-form";
import { asAdministrator, HEADERS } from "./support/people";

test("fields come from the header of a workbook, and from another form, each in one step", async ({ browser }) => {
  const page = await asAdministrator(browser);
  const doc = {
    kind: "form",
    key: "taken_fields",
    title: "登记",
    model: { titleField: "name", fields: [{ key: "name", type: "text", title: "主题" }] },
  };
  const made = await page.request.post("/api/v1/metadata/form", { headers: HEADERS, data: { pkg: "crm", doc } });
  expect(made.ok(), await made.text()).toBe(true);
  await page.goto("/design/form/crm.taken_fields");
  const nodes = page.locator("[data-node^='field:']");
  await expect(nodes).toHaveCount(1);

  await page.getByRole("button", { name: "从 Excel" }).click();
  const sheet = page.getByRole("dialog", { name: "从 Excel 添加字段" });
  await sheet.locator("input[type=file]").setInputFiles("e2e/support/customer-ledger.xlsx");
  await sheet.getByRole("button", { name: /^添加 \d+ 个字段$/ }).click();
  await expect(sheet).toBeHidden();
  await expect.poll(() => nodes.count()).toBeGreaterThan(5);
  await expect(page.getByTestId("announcer")).toContainText("customer-ledger.xlsx");
  await page.getByRole("button", { name: /^撤销/ }).click();
  await expect(nodes).toHaveCount(1);

  await page.getByRole("button", { name: "从表单" }).click();
  const other = page.getByRole("dialog", { name: "从其他表单复制字段" });
  await other.getByRole("combobox", { name: "表单" }).click();
  await page.keyboard.type("联系人");
  await offered(page).filter({ hasText: "联系人" }).first().click();
  await other.getByRole("checkbox").nth(1).check();
  await other.getByRole("checkbox").nth(2).check();
  await other.getByRole("button", { name: "添加 2 个字段" }).click();
  await expect(nodes).toHaveCount(3);
  await page.keyboard.press("Control+z");
  await expect(nodes).toHaveCount(1);
});
