import { expect, test } from "@playwright/test";
import { ADMINISTRATOR } from "./support/people";

const token = process.env["MORTISE_SETUP_TOKEN"] ?? "";

test("the organisation is set up with the token from the console, and three doors open", async ({ page }) => {
  await page.goto("/set-up?token=wrong");
  await page.getByLabel("组织名称").fill("嘉陵精密制造");
  await page.getByLabel("您的姓名").fill("管理员");
  await page.getByLabel("登录名").fill(ADMINISTRATOR.login);
  await page.getByLabel("密码").fill(ADMINISTRATOR.password);
  await page.getByRole("button", { name: "创建组织" }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();

  await page.goto(`/set-up?token=${token}`);
  await page.getByLabel("组织名称").fill("嘉陵精密制造");
  await page.getByLabel("您的姓名").fill("管理员");
  await page.getByLabel("登录名").fill(ADMINISTRATOR.login);
  await page.getByLabel("密码").fill("12345678");
  await page.getByRole("button", { name: "创建组织" }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();

  await page.getByLabel("密码").fill(ADMINISTRATOR.password);
  await page.getByRole("button", { name: "创建组织" }).click();
  await expect(page.getByRole("heading", { name: "从模板开始" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "从 Excel 开始" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "空白应用" })).toBeVisible();
});
