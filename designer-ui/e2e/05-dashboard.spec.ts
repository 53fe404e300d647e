import { expect, test } from "@playwright/test";
import { signedIn } from "./support/people";

test("a figure of the dashboard opens exactly the records behind it", async ({ browser }) => {
  const page = await signedIn(browser, "zhao.lei");
  await page.goto("/d/crm.sales?period=all");
  const funnel = page.locator("section", { has: page.getByRole("heading", { name: "阶段漏斗" }) });
  const stage = funnel.getByRole("button").first();
  await expect(stage).toBeVisible();
  const figure = await stage.locator(".m-bars-figure").evaluate((node) => node.firstChild?.textContent ?? "");

  await stage.click();
  await expect(page).toHaveURL(/\/f\/crm\.opportunity/);
  await expect(page.getByRole("heading", { name: "商机" }).locator("..")).toContainText(figure);
});
