import { expect, test } from "@playwright/test";
import { signedIn } from "./support/people";

test("lists are cards on the phone, and the words change with the language", async ({ browser }) => {
  const page = await signedIn(browser, "wang.fang");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/f/crm.customer");
  await expect(page.getByText(/有限公司/).first()).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);

  await page.evaluate(() =>
    fetch("/api/v1/session", {
      method: "PATCH",
      headers: { "Content-Type": "application/json", "X-Mortise": "1" },
      body: JSON.stringify({ language: "en-US" }),
    }),
  );
  await page.evaluate(() => localStorage.clear());
  await page.goto("/d/crm.sales");
  await expect(page.getByRole("heading", { name: "Sales dashboard" })).toBeVisible();
});
