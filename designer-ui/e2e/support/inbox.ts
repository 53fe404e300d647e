import { expect, type Locator, type Page } from "@playwright/test";

/** Opens the task about a record from the box of open ones. */
export async function openTask(page: Page, title: string): Promise<Locator> {
  await page.goto("/inbox");
  await page.getByRole("link", { name: title }).click();
  const task = page.locator(".m-task");
  await expect(task.getByRole("heading", { name: title })).toBeVisible();
  return task;
}

/** Presses the button at the bottom and says yes, or says why not. */
export async function decide(page: Page, action: "同意" | "驳回", comment?: string): Promise<void> {
  await ask(page, action, comment);
  await confirm(page, action);
}

const spaced = (word: string) => new RegExp(`^${[...word].join("\\s*")}$`);

export async function ask(page: Page, action: "同意" | "驳回", comment?: string): Promise<void> {
  await page
    .locator(".m-task-actions")
    .getByRole("button", { name: spaced(action) })
    .click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  if (comment !== undefined) await dialog.getByRole("textbox", { name: "意见" }).fill(comment);
}

/** Says yes, and waits for the answer of the server: a page that is left before would take its request with it. */
export async function confirm(page: Page, action: "同意" | "驳回"): Promise<void> {
  const answer = page.waitForResponse(/\/api\/v1\/tasks\/[^/]+\/decision$/);
  await page
    .getByRole("dialog")
    .getByRole("button", { name: spaced(action) })
    .click();
  await answer;
}

/** The task is no longer among the open ones. */
export async function expectDone(page: Page, title: string): Promise<void> {
  await expect(page.getByRole("link", { name: title })).toHaveCount(0);
}

/** The buttons stand at the bottom, whatever the length of the form. */
export async function expectActionsAtTheBottom(page: Page): Promise<void> {
  const bar = await page.locator(".m-task-actions").boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  expect(bar && bar.y + bar.height, "the lower edge of the actions").toBeGreaterThan(height - 60);
  expect(bar && bar.y + bar.height, "the lower edge of the actions").toBeLessThanOrEqual(height);
}
