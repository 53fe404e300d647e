import { expect, type FrameLocator, type Locator, type Page, test } from "@playwright/test";
import { offered } from "./support/contract-form";
import { withoutDraft } from "./support/drafts";
import { asAdministrator, HEADERS, signedIn } from "./support/people";

async function previewed(page: Page): Promise<{ readonly dialog: Locator; readonly form: FrameLocator }> {
  await withoutDraft(page, "crm.contract");
  await page.goto("/design/form/crm.contract");
  await expect(page.locator("[data-node='field:name']")).toBeVisible();
  await page.getByRole("button", { name: "预览" }).click();
  const dialog = page.getByRole("dialog");
  const form = dialog.frameLocator("iframe");
  await expect(form.getByLabel("合同名称")).toBeVisible();
  return { dialog, form };
}

async function choose(page: Page, box: Locator, label: string): Promise<void> {
  await box.click();
  await page.keyboard.type(label);
  await expect(offered(page).filter({ hasText: label }).first()).toBeVisible();
  await page.keyboard.press("Enter");
}

const width = (form: FrameLocator): Promise<number> => form.locator("html").evaluate(() => window.innerWidth);

test("the preview has the width of the device, its language and its light; what is typed stays", async ({
  browser,
}) => {
  const page = await asAdministrator(browser);
  const { dialog, form } = await previewed(page);
  expect(await width(form)).toBe(1280);
  await form.getByLabel("合同名称").fill("年度框架");

  await dialog.getByText("手机", { exact: true }).click();
  await expect.poll(() => width(form)).toBe(390);
  expect(await form.locator("html").evaluate(() => window.matchMedia("(max-width: 767px)").matches)).toBe(true);
  await expect(form.getByLabel("合同名称")).toHaveValue("年度框架");
  const column = await form.getByLabel("合同名称").boundingBox();
  expect(column?.width, "one column").toBeGreaterThan(300);

  await dialog.getByText("EN", { exact: true }).click();
  await expect(form.getByText("Contract no.", { exact: true })).toBeVisible();
  await dialog.getByLabel("深色").click();
  await expect(form.locator("html[data-theme=dark]")).toBeAttached();
  await expect(page.locator("html[data-theme=dark]")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "为什么" })).toBeVisible();

  await dialog.getByRole("button", { name: "提交的数据" }).click();
  await expect(dialog.locator("pre")).toContainText('"name": "年度框架"');
  await dialog.getByRole("button", { name: "试着保存" }).click();
  await expect(dialog.getByRole("status")).toContainText(/有 \d+ 处需要修改/);
});

test("the preview shows what a step of approval, a role and a person may see and write", async ({ browser }) => {
  const page = await asAdministrator(browser);
  const { dialog, form } = await previewed(page);
  await choose(page, dialog.getByRole("combobox", { name: "预览的审批节点" }), "法务");
  await expect(dialog.getByText("审批节点的字段权限代替角色的权限。")).toBeVisible();
  await expect(form.getByLabel("法务意见")).toBeEditable();
  await expect(form.getByRole("textbox", { name: "合同名称" })).toHaveCount(0);
  await dialog.getByRole("button", { name: "为什么" }).click();
  await expect(dialog.locator("[data-why='name']")).toContainText("没有修改权限");

  const again = await previewed(page);
  await choose(page, again.dialog.getByRole("combobox", { name: "以谁的身份预览" }), "法务");
  await expect(again.dialog.getByText("这个身份不能新建，只能查看已有记录。")).toBeVisible();
  await choose(page, again.dialog.getByRole("combobox", { name: "以谁的身份预览" }), "赵磊");
  await expect(again.form.getByRole("textbox", { name: "合同名称" })).toBeVisible();

  // Pickers find what that person finds, and no more.
  await choose(page, again.dialog.getByRole("combobox", { name: "以谁的身份预览" }), "王芳");
  const own = await customers(await signedIn(browser, "wang.fang"));
  const others = (await customers(page)).filter((title) => !own.includes(title));
  const picker = again.form.getByRole("combobox", { name: "客户" });
  const found = again.form.locator(".ant-select-item-option");
  await picker.click();
  await picker.fill(own[0] ?? "");
  await expect(found.first()).toContainText(own[0] ?? "");
  await picker.fill(others[0] ?? "");
  await expect(found).toHaveCount(0);
});

async function customers(page: Page): Promise<readonly string[]> {
  const answer = await page.request.get("/api/v1/forms/crm.contract/fields/customer/candidates");
  return ((await answer.json()) as { readonly items: readonly { readonly title: string }[] }).items.map(
    ({ title }) => title,
  );
}

test("which records a link offers is put together in words and narrows what can be chosen", async ({ browser }) => {
  const page = await asAdministrator(browser);
  const publish = async (doc: { readonly key: string } & object) => {
    const made = await page.request.post("/api/v1/metadata/form", { headers: HEADERS, data: { pkg: "crm", doc } });
    expect(made.ok(), await made.text()).toBe(true);
    const put = await page.request.post(`/api/v1/metadata/form/crm.${doc.key}/publish`, {
      headers: { ...HEADERS, "If-Match": '"1"' },
      data: { note: "" },
    });
    expect(put.ok(), await put.text()).toBe(true);
  };
  const text = (key: string, title: string) => ({ key, type: "text", title });
  await publish({
    kind: "form",
    key: "site_to_choose",
    title: "站点",
    model: { titleField: "name", fields: [text("name", "站名"), text("city", "所在城市")] },
  } as { readonly key: string });
  await publish({
    kind: "form",
    key: "visit_of_site",
    title: "巡检",
    model: {
      titleField: "subject",
      fields: [
        text("subject", "主题"),
        text("town", "城市"),
        { key: "site", type: "link", title: "站点", props: { form: "site_to_choose" } },
      ],
    },
    layouts: [
      {
        key: "default",
        nodes: ["subject", "town", "site"].map((field) => ({ kind: "field", field, span: 6 })),
      },
    ],
  } as { readonly key: string });
  for (const [name, city] of [
    ["江北站", "重庆"],
    ["浦东站", "上海"],
  ])
    await page.request.post("/api/v1/forms/crm.site_to_choose/records", {
      headers: HEADERS,
      data: { data: { name, city } },
    });

  await page.goto("/design/form/crm.visit_of_site");
  await page.locator("[data-node='field:site']").click();
  await page.getByRole("region", { name: "类型设置" }).getByRole("button", { name: "设置条件" }).click();
  const dialog = page.getByRole("dialog", { name: "可选范围" });
  await dialog.getByRole("button", { name: "添加条件" }).click();
  await page.getByRole("menuitem", { name: "字段条件" }).click();
  await choose(page, dialog.getByRole("combobox", { name: "字段", exact: true }), "所在城市");
  await dialog.getByRole("combobox", { name: "与什么比较" }).click();
  await offered(page).filter({ hasText: "本表字段" }).click();
  await dialog.getByRole("combobox", { name: "另一个字段" }).press("ArrowDown");
  await offered(page).filter({ hasText: "城市" }).click();
  await expect(dialog.getByText("所在城市 等于 本表的「城市」")).toBeVisible();
  await dialog.getByRole("button", { name: /^确\s*定$/ }).click();
  await expect(page.getByText("已保存", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: /^发\s*布$/ }).click();
  const release = page.getByRole("dialog", { name: "发布表单" });
  await release.getByRole("button", { name: /^发\s*布$/ }).click();
  await expect(release).toBeHidden();

  await page.goto("/f/crm.visit_of_site/new");
  await page.getByLabel("城市").fill("上海");
  await page.getByLabel("站点").click();
  await expect(offered(page)).toHaveText([/^浦东站/]);
});
