import { expect, test } from "@playwright/test";
import { fitsTheScreen, onPhone, SAMPLE_PASSWORD, signedIn, speaks } from "./support/people";

test("somebody signs in with the page, not with a wrong password", async ({ page }) => {
  await page.goto("/f/crm.product");
  await expect(page).toHaveURL(/sign-in\?next=/);
  await page.getByLabel("登录名").fill("liu.yang");
  await page.getByLabel("密码").fill("not it at all");
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "登录名或密码不正确。" })).toBeVisible();
  await page.getByLabel("密码").fill(SAMPLE_PASSWORD);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page).toHaveURL(/\/f\/crm\.product/);
  await expect(page.getByRole("heading", { name: "产品" })).toBeVisible();
});

test("lists are cards on the phone, and the words change with the language", async ({ browser }) => {
  const page = await onPhone(browser, "chen.jie");
  await speaks(page, "zh-CN");
  await page.goto("/f/crm.customer");
  await expect(page.getByText(/有限公司/).first()).toBeVisible();
  await fitsTheScreen(page);

  await speaks(page, "en-US");
  for (const [path, heading] of [
    ["/d/crm.sales", "Sales dashboard"],
    ["/f/crm.customer", "Customer"],
    ["/f/crm.contract/new", "New Contract"],
    ["/inbox", "To do"],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: heading }).first()).toBeVisible();
    await fitsTheScreen(page);
    const raw = await page
      .locator("main")
      .getByText(/^[a-z]+(\.[a-zA-Z]+)+$/)
      .count();
    expect(raw, `raw keys on ${path}`).toBe(0);
  }
});

test("a browser that speaks Chinese shows an English person everything in English", async ({ browser }) => {
  const page = await signedIn(browser, "liu.yang");
  await speaks(page, "en-US");
  await page.goto("/f/crm.customer");
  await expect(page.getByRole("heading", { name: "Customer" }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Contracts" })).toBeVisible();
});
