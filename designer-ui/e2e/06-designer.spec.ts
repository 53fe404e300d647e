import { expect, type Locator, type Page, test } from "@playwright/test";
import { offered } from "./support/contract-form";
import { withoutDraft } from "./support/drafts";
import { dragTo } from "./support/drag";
import { asAdministrator, HEADERS } from "./support/people";

const API = "/api/v1/forms/crm.customer";
const TITLE = "所属工业园区";

interface Field {
  readonly key: string;
  readonly title: string;
  readonly props?: { readonly options?: readonly { readonly key: string; readonly label: string }[] };
}

async function formOf(page: Page): Promise<{ version: number; fields: readonly Field[] }> {
  const form = await (await page.request.get(API)).json();
  return { version: form.version, fields: form.model.fields };
}

/** Version and time of the last change of every record. */
async function recordsOf(page: Page): Promise<readonly string[]> {
  const { items } = await (await page.request.get(`${API}/records?limit=200&sort=created_at`)).json();
  return (items as readonly { id: string; version: number; updatedAt: string }[]).map(
    ({ id, version, updatedAt }) => `${id} ${version} ${updatedAt}`,
  );
}

const order = (page: Page): Promise<readonly string[]> =>
  page
    .locator("[data-node^='field:']")
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute("data-node") ?? ""));

/** Presses as long as there is something to press; the look before the last press may be older than its effect. */
async function pressAll(page: Page, name: RegExp): Promise<void> {
  const button = page.getByRole("button", { name }).first();
  while (await button.isEnabled()) await button.click({ timeout: 2_000 }).catch(() => undefined);
}

/** Whatever a story before has left half-done is thrown away. */
async function openDesigner(page: Page): Promise<void> {
  await withoutDraft(page, "crm.customer");
  await page.goto("/design/form/crm.customer");
  await expect(page.locator("[data-node='field:source']")).toBeVisible();
}

/** Chooses from a list by typing what it says. */
async function choose(page: Page, box: Locator, label: string): Promise<void> {
  await chooseOne(page, box, label);
  await page.keyboard.press("Escape");
}

/** The same from a list that closes by itself. */
async function chooseOne(page: Page, box: Locator, label: string): Promise<void> {
  await box.click();
  await page.keyboard.type(label);
  await expect(offered(page).filter({ hasText: label }).first()).toBeVisible();
  await page.keyboard.press("Enter");
}

async function publish(page: Page, note: string): Promise<void> {
  await page.getByRole("button", { name: /^发\s*布$/ }).click();
  const dialog = page.getByRole("dialog", { name: "发布表单" });
  await dialog.getByLabel(/版本说明/).fill(note);
  await dialog.getByRole("button", { name: /^发\s*布$/ }).click();
  await expect(dialog).toBeHidden();
}

const ELSEWHERE = "您在另一个窗口中打开了这个表单，这里暂时只能查看。";

async function goOnHere(page: Page): Promise<void> {
  await expect(page.getByText(ELSEWHERE)).toBeVisible();
  await page.getByRole("button", { name: "在此继续" }).click();
  await page.getByRole("tooltip").getByRole("button", { name: "在此继续" }).click();
  await expect(page.getByText(ELSEWHERE)).toHaveCount(0);
}

test("a select is dragged between two fields, undone, redone and published: it stands in form, list, filter and API", async ({
  browser,
}) => {
  const page = await asAdministrator(browser);
  const before = await formOf(page);
  const records = await recordsOf(page);
  expect(records.length).toBeGreaterThan(5);

  await openDesigner(page);
  const source = page.locator("[data-node='field:source']");
  const old = await order(page);
  const between = old.indexOf("field:source");
  expect(old[between - 1]).toBe("field:industry");
  await dragTo(page, page.locator(".m-palette-item[data-type='select']"), source, "left");
  await expect(page.locator("[data-node='field:select_1']")).toBeVisible();
  const wanted = old.toSpliced(between, 0, "field:select_1");
  expect(await order(page)).toEqual(wanted);

  const panel = page.getByRole("complementary", { name: "属性" });
  await panel.getByLabel("标题", { exact: true }).fill(TITLE);
  await panel.getByLabel("第 1 个选项").fill("两江新区");
  await panel.getByLabel("第 2 个选项").fill("西永微电园");
  await panel.getByRole("button", { name: "删除选项「选项 3」" }).click();

  await pressAll(page, /^撤销/);
  await expect(page.locator("[data-node='field:select_1']")).toHaveCount(0);
  await expect(page.getByText(TITLE)).toHaveCount(0);
  expect(await order(page)).toEqual(old);
  await pressAll(page, /^重做/);
  await expect(page.locator("[data-node='field:select_1']")).toContainText(TITLE);
  expect(await order(page)).toEqual(wanted);
  await page.locator("[data-node='field:select_1']").click();
  await expect(panel.getByLabel("第 2 个选项")).toHaveValue("西永微电园");
  await expect(panel.getByLabel("第 3 个选项")).toHaveCount(0);
  await expect(page.getByText("已保存", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: /^发\s*布$/ }).click();
  const dialog = page.getByRole("dialog", { name: "发布表单" });
  await expect(dialog.getByText("检查通过，可以发布。")).toBeVisible();
  await expect(dialog.getByText(`${TITLE}（下拉框）`)).toBeVisible();
  await expect(dialog.getByText("字段的位置与宽度"), "the others stay where they are").toHaveCount(0);
  await expect(dialog.getByText("现有数据不受影响。")).toBeVisible();
  await dialog.getByRole("button", { name: /^取\s*消$/ }).click();
  await publish(page, "增加所属工业园区");
  const after = await formOf(page);
  expect(after.version).toBe(before.version + 1);
  const field = after.fields.find(({ title }) => title === TITLE);
  expect(field?.key).toBe("select_1");
  expect(await recordsOf(page)).toEqual(records);

  await page.goto("/f/crm.customer/new");
  await expect(page.getByLabel(TITLE)).toBeVisible();
  const labels = await page.locator(".m-form label").allInnerTexts();
  const at = labels.findIndex((label) => label.includes(TITLE));
  expect(labels[at - 1]).toContain("行业");
  expect(labels[at + 1]).toContain("来源");
  await page.getByLabel(TITLE).click();
  await expect(page.locator(".ant-select-item-option").filter({ hasText: "两江新区" })).toBeVisible();

  const [first] = (await (await page.request.get(`${API}/records?limit=1`)).json()).items;
  const option = field?.props?.options?.[0]?.key;
  const written = await page.request.patch(`${API}/records/${first.id}`, {
    headers: { ...HEADERS, "If-Match": `"${first.version}"` },
    data: { data: { select_1: option } },
  });
  expect(written.status()).toBe(200);
  const found = await page.request.get(
    `${API}/records?filter=${encodeURIComponent(JSON.stringify({ field: "select_1", op: "eq", value: option }))}`,
  );
  expect((await found.json()).items.map(({ id }: { id: string }) => id)).toEqual([first.id]);

  await page.goto("/f/crm.customer");
  await page.getByRole("button", { name: /^列/ }).first().click();
  await expect(page.getByText(TITLE).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /筛选/ }).first().click();
  await page.getByRole("combobox", { name: "字段" }).first().click();
  await page.keyboard.type(TITLE);
  await expect(page.locator(".ant-select-item-option").filter({ hasText: TITLE })).toBeVisible();
});

test("the version before is compared and restored; records keep what they hold", async ({ browser }) => {
  const page = await asAdministrator(browser);
  const before = await formOf(page);
  const records = await recordsOf(page);
  await openDesigner(page);
  await page.getByRole("button", { name: "版本历史" }).click();
  const older = page
    .getByRole("listitem")
    .filter({ hasText: `v${before.version - 1}` })
    .first();
  await older.getByRole("button", { name: "与当前版本比较" }).click();
  await expect(older.getByText(`${TITLE}（下拉框）`)).toBeVisible();
  await expect(older.getByText("删除").first()).toBeVisible();
  await older.getByRole("button", { name: "恢复" }).click();
  const restore = page.getByRole("dialog", { name: `恢复 v${before.version - 1}` });
  await expect(restore.getByText(`${TITLE}（下拉框）`)).toBeVisible();
  await restore.getByRole("button", { name: /^恢\s*复$/ }).click();
  await expect(page.getByText(`已恢复 v${before.version - 1}`)).toBeVisible();

  const after = await formOf(page);
  expect(after.version).toBe(before.version + 1);
  expect(after.fields.some(({ title }) => title === TITLE)).toBe(false);
  expect(await recordsOf(page)).toEqual(records);
  await expect(page.locator("[data-node='field:select_1']")).toHaveCount(0);
  await page.goto("/f/crm.customer/new");
  await expect(page.getByLabel("行业")).toBeVisible();
  await expect(page.getByLabel(TITLE)).toHaveCount(0);
});

test("what is wrong is refused with its place and a sentence: a circle of formulas, an unknown field, a field in use", async ({
  browser,
}) => {
  const page = await asAdministrator(browser);
  const before = await formOf(page);
  await openDesigner(page);
  const panel = page.getByRole("complementary", { name: "属性" });
  for (const formula of ["{number_2}+1", "{number_1}+1"]) {
    await page.locator(".m-palette-item[data-type='number']").click();
    await panel.getByRole("switch", { name: "由公式计算" }).click();
    await panel.getByLabel("公式", { exact: true }).fill(formula);
  }
  const badge = page.locator(".m-issue-badge");
  await expect(badge).toHaveAttribute("data-severity", "error");
  await badge.click();
  await page.getByRole("button", { name: /字段之间循环依赖：number_\d → number_\d → number_\d/ }).click();
  await expect(page.locator("[data-node^='field:number_'][data-selected='true']")).toBeVisible();

  await panel.getByLabel("公式", { exact: true }).fill("{registered_captal}+1");
  await expect(panel.getByText("没有「registered_captal」这个字段，请用「插入字段」选择。")).toBeVisible();
  await page.getByRole("button", { name: /^发\s*布$/ }).click();
  const dialog = page.getByRole("dialog", { name: "发布表单" });
  await expect(
    dialog.getByRole("button", { name: "没有字段 registered_captal。您是不是要找“registered_capital”？" }),
  ).toBeVisible();
  await expect(dialog.getByRole("button", { name: /^发\s*布$/ })).toBeDisabled();
  await dialog.getByRole("button", { name: /^取\s*消$/ }).click();
  await pressAll(page, /^撤销/);
  await expect(page.locator("[data-node^='field:number_']")).toHaveCount(0);

  await page.locator("[data-node='field:phone']").click();
  await page.getByRole("button", { name: "删除「电话」" }).click();
  const refusal = page.getByRole("dialog", { name: "这个字段正在使用，不能删除" });
  await expect(refusal.getByRole("listitem").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-node='field:phone']")).toBeVisible();
  expect((await formOf(page)).version).toBe(before.version);
});

test("a rule is put together in words, works in the preview, and a second window looks on until it takes over", async ({
  browser,
}) => {
  const page = await asAdministrator(browser);
  await openDesigner(page);
  await page.getByText("规则", { exact: true }).click();
  await page.getByRole("button", { name: "添加联动规则" }).click();
  const rule = page.locator("[data-logic^='rule ']").last();
  await rule.getByLabel("规则名称").fill("有电话才填网址");
  await rule.getByRole("button", { name: "设置条件" }).click();
  const condition = page.getByRole("dialog", { name: "当" });
  await condition.getByRole("button", { name: "添加条件" }).click();
  await page.getByRole("menuitem", { name: "字段条件" }).click();
  await chooseOne(page, condition.getByRole("combobox", { name: "字段" }), "电话");
  await condition.getByRole("button", { name: /确\s*定/ }).click();
  await expect(condition.getByRole("alert")).toHaveText("第 1 行还没填完：请填写要比较的值");
  await chooseOne(page, condition.getByRole("combobox", { name: "比较方式" }), "不为空");
  await condition.getByRole("button", { name: /确\s*定/ }).click();
  await expect(condition).toBeHidden();
  await choose(page, rule.getByRole("combobox", { name: "作用于" }), "网址");
  await expect(rule.locator("p").first()).toHaveText("当 电话 不为空 时，显示「网址」");

  await page.getByRole("button", { name: "预览" }).click();
  const preview = page.getByRole("dialog").frameLocator("iframe");
  await expect(preview.getByLabel("电话")).toBeVisible();
  await expect(preview.getByLabel("网址")).toHaveCount(0);
  await preview.getByLabel("电话").fill("13800000000");
  await expect(preview.getByLabel("网址")).toBeVisible();
  await page.locator(".ant-modal-close").click();

  const second = await asAdministrator(browser);
  await second.goto("/design/form/crm.customer");
  await goOnHere(second);
  // The first window learns of it when it asks the next time.
  await expect(page.getByText(ELSEWHERE)).toBeVisible({ timeout: 60_000 });
  await goOnHere(page);
  await second.close();

  await page.getByText("字段与布局", { exact: true }).click();
  const version = (await formOf(page)).version;
  await page.goto("/design/crm");
  await withoutDraft(page, "crm.customer");
  expect((await formOf(page)).version).toBe(version);
});
