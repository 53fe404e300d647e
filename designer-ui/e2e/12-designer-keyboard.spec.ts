import { expect, type Page, test } from "@playwright/test";
import { asAdministrator } from "./support/people";

/** Presses Tab until the focus is on what is meant; a keyboard has no other way. */
async function tabTo(page: Page, meant: string): Promise<void> {
  for (let step = 0; step < 120; step++) {
    const there = await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, meant);
    if (there) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reaches ${meant}`);
}

/** Looks for a kind in the palette and adds it. */
async function addOf(page: Page, words: string, type: string): Promise<void> {
  await page.keyboard.press("/");
  await expect(page.locator(".m-palette input").first()).toBeFocused();
  await page.keyboard.press("Control+A");
  await page.keyboard.type(words);
  await tabTo(page, `.m-palette-item[data-type='${type}']`);
  await page.keyboard.press("Enter");
  await expect(page.locator(`[data-node$=':${type}_1']`)).toHaveAttribute("aria-pressed", "true");
}

const order = (page: Page): Promise<readonly string[]> =>
  page
    .locator("[data-node^='field:']")
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute("data-node") ?? ""));

test("a form is designed and published with the keyboard alone", async ({ browser }) => {
  const page = await asAdministrator(browser);
  await page.goto("/design/crm");
  await expect(page.getByRole("button", { name: "新建表单" })).toBeVisible();
  await tabTo(page, ".m-app header .ant-btn-primary");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "表单名称" })).toBeFocused();
  await page.keyboard.type("键盘拜访");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-node='field:name']")).toBeVisible();
  const form = page.url().split("/").at(-1) ?? "";

  await tabTo(page, ".m-palette input");
  await page.keyboard.type("日期");
  await tabTo(page, ".m-palette-item[data-type='date']");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-node='field:date_1']")).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByTestId("announcer")).toHaveText("添加「日期」");
  await page.keyboard.press("F2");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("拜访日期");
  await expect(page.locator("[data-node='field:date_1']")).toContainText("拜访日期");
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-node='field:date_1']")).toBeFocused();

  await addOf(page, "单选框", "select");
  await page.keyboard.press("F2");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("方式");
  await page.keyboard.press("Escape");
  await expect.poll(() => order(page)).toEqual(["field:name", "field:date_1", "field:select_1"]);

  await page.keyboard.press("Alt+ArrowUp");
  await expect(page.getByTestId("announcer")).toHaveText("移动「方式」");
  await page.keyboard.press("Control+d");
  await expect.poll(() => order(page)).toHaveLength(4);
  await page.keyboard.press("Delete");
  await expect.poll(() => order(page)).toHaveLength(3);
  await page.keyboard.press("Control+z");
  await expect.poll(() => order(page)).toHaveLength(4);
  await page.keyboard.press("Control+y");
  await expect.poll(() => order(page)).toHaveLength(3);

  // A sub-table with columns that are chosen, named, moved and deleted; what people say about the record.
  await addOf(page, "明细表", "subtable");
  await tabTo(page, ".m-columns-add input");
  await page.keyboard.type("数字");
  await expect(page.locator(".ant-select-item-option:visible").first()).toHaveText("数字");
  await page.keyboard.press("Enter");
  await page.keyboard.press("F2");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("数量");
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-node='field:subtable_1']")).toBeFocused();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page.getByTestId("announcer")).toHaveText("移动列「数量」");
  await addOf(page, "讨论", "comments");
  await page.keyboard.press("F2");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("沟通");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "沟通", exact: true })).toBeFocused();

  await expect(page.getByText("已保存", { exact: true })).toBeVisible();
  await tabTo(page, ".m-designer-bar .ant-btn-primary");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "发布表单" });
  await expect(dialog.getByText("检查通过，可以发布。")).toBeVisible();
  await tabTo(page, ".ant-modal textarea");
  await page.keyboard.type("只用键盘");
  await tabTo(page, ".ant-modal .ant-btn-primary");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();

  const { version, model, layouts } = await (await page.request.get(`/api/v1/forms/${form}`)).json();
  expect(version).toBe(1);
  const titles = (fields: readonly { readonly title: string }[]) => fields.map(({ title }) => title);
  expect(titles(model.fields)).toEqual(["名称", "拜访日期", "方式", "明细表"]);
  expect(titles(model.fields.at(-1).fields)).toEqual(["数量", "单行文本"]);
  expect(JSON.stringify(layouts)).toContain("沟通");
});
