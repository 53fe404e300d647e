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

const order = (page: Page): Promise<readonly string[]> =>
  page
    .locator("[data-node^='field:']")
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute("data-node") ?? ""));

test("a form is designed and published with the keyboard alone", async ({ browser }) => {
  const page = await asAdministrator(browser);
  await page.request.post("/api/v1/metadata/form", {
    headers: { "X-Mortise": "1" },
    data: {
      pkg: "crm",
      doc: {
        kind: "form",
        key: "keyboard_visit",
        title: "键盘拜访",
        model: { titleField: "name", fields: [{ key: "name", type: "text", title: "主题", required: true }] },
        layouts: [
          {
            key: "default",
            nodes: [
              {
                kind: "section",
                key: "base",
                title: "基本信息",
                children: [{ kind: "field", field: "name", span: 12 }],
              },
            ],
          },
        ],
      },
    },
  });
  await page.goto("/design/form/crm.keyboard_visit");
  await expect(page.locator("[data-node='field:name']")).toBeVisible();

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

  await page.keyboard.press("/");
  await expect(page.locator(".m-palette input").first()).toBeFocused();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("单选框");
  await tabTo(page, ".m-palette-item[data-type='select']");
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-node='field:select_1']")).toHaveAttribute("aria-pressed", "true");
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

  const form = await (await page.request.get("/api/v1/forms/crm.keyboard_visit")).json();
  expect(form.version).toBe(1);
  expect(form.model.fields.map(({ title }: { title: string }) => title)).toEqual(["主题", "拜访日期", "方式"]);
});
