import { type Browser, expect, type Page } from "@playwright/test";

export const ADMINISTRATOR = { login: "admin", password: "eine-lange-passphrase-42" };
export const SAMPLE_PASSWORD = "sample-people-2026";

/** A browser of one's own, signed in. */
export async function signedIn(browser: Browser, login: string, password = SAMPLE_PASSWORD): Promise<Page> {
  const context = await browser.newContext({ locale: "zh-CN", timezoneId: "Asia/Shanghai" });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("登录名").fill(login);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  return page;
}

export async function asAdministrator(browser: Browser): Promise<Page> {
  return signedIn(browser, ADMINISTRATOR.login, ADMINISTRATOR.password);
}
