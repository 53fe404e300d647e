import { expect, type Locator, type Page } from "@playwright/test";

/** The part of a form that holds one field. */
export const field = (page: Page, key: string): Locator => page.locator(`.m-record [data-path="${key}"]`).first();

/** What the open list of a picker offers; closed ones stay in the document. */
export const offered = (page: Page): Locator =>
  page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option");

/** Picks in a list that searches on the server, with the keyboard alone. */
export async function pick(page: Page, label: string, words: string): Promise<void> {
  const box = page.getByRole("combobox", { name: label });
  await box.focus();
  await page.keyboard.type(words);
  await expect(offered(page)).toHaveCount(1);
  await expect(offered(page)).toContainText(words);
  await page.keyboard.press("Enter");
}

export async function typeDate(page: Page, label: string, day: string): Promise<void> {
  const box = page.getByRole("textbox", { name: label });
  await box.fill(day);
  await box.press("Enter");
}

/** The cell of the sheet that has the focus, as `row:column`. */
export async function expectFocusAt(page: Page, place: string): Promise<void> {
  await expect(page.locator(`.m-sheet [data-place="${place}"]:focus-within`)).toBeVisible();
}

/** Opens the picker of the focused cell, takes a product and waits until its price stands in the row. */
export async function pickProduct(page: Page, row: number, name: string, price: string): Promise<void> {
  await expectFocusAt(page, `${row}:0`);
  await page.keyboard.press("Enter");
  await expect(offered(page).filter({ hasText: name })).toBeVisible();
  await page.keyboard.type(name);
  await expect(offered(page)).toHaveCount(1);
  await expect(offered(page)).toContainText(name);
  await page.keyboard.press("Enter");
  await expectFocusAt(page, `${row}:0`);
  await expect(page.locator(`.m-sheet [data-place="${row}:3"]`)).toHaveText(price);
}

/** Writes as an input method does: letters that become words before they are there. */
export async function compose(page: Page, words: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  await keyboard.send("Input.imeSetComposition", { text: "chuan'gan", selectionStart: 9, selectionEnd: 9 });
  await expect(page.locator(":focus")).toHaveValue("chuan'gan");
  await keyboard.send("Input.insertText", { text: words });
}
