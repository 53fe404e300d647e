import { expect, type Page, test } from "@playwright/test";
import { asAdministrator, HEADERS } from "./support/people";

const FORM = "release_visit";
/** Another form, as the window of the first may still hold the lease of its own. */
const RESTORED = "release_restored";

interface Document {
  readonly kind: string;
  readonly key: string;
  readonly [name: string]: unknown;
}

async function publish(page: Page, doc: Document): Promise<void> {
  const path = `/api/v1/metadata/${doc.kind}/crm.${doc.key}`;
  const made = await page.request.post(`/api/v1/metadata/${doc.kind}`, { headers: HEADERS, data: { pkg: "crm", doc } });
  if (!made.ok()) {
    const { draftRevision } = await (await page.request.get(path)).json();
    const headers = { ...HEADERS, "If-Match": `"${draftRevision}"` };
    const saved = await page.request.put(`${path}/draft`, { headers, data: doc });
    expect(saved.ok(), await saved.text()).toBe(true);
  }
  const { draftRevision } = await (await page.request.get(path)).json();
  const headers = { ...HEADERS, "If-Match": `"${draftRevision}"` };
  const put = await page.request.post(`${path}/publish`, { headers, data: { note: "" } });
  expect(put.ok(), await put.text()).toBe(true);
}

const state = (...labels: readonly string[]) => ({
  key: "state",
  type: "select",
  title: "状态",
  props: { options: labels.map((label, index) => ({ key: `s${index + 1}`, label })) },
});

const form = (key: string, ...more: readonly object[]): Document => ({
  kind: "form",
  key,
  title: "回访",
  model: {
    titleField: "subject",
    fields: [{ key: "subject", type: "text", title: "主题" }, { key: "by", type: "user", title: "回访人" }, ...more],
  },
});

async function personNamed(page: Page, name: string): Promise<string> {
  const { items } = await (await page.request.get(`/api/v1/people?search=${encodeURIComponent(name)}`)).json();
  return items[0].id;
}

test("an option that others speak of is not deleted unnoticed", async ({ browser }) => {
  const page = await asAdministrator(browser);
  await publish(page, form(FORM, state("进行中", "完成")));
  const who = await personNamed(page, "赵磊");
  const asked = [
    { field: "state", op: "eq", value: "s1" },
    { field: "by", op: "eq", value: who },
  ];
  await publish(page, {
    kind: "view",
    key: "release_open",
    title: "进行中的回访",
    form: FORM,
    type: "list",
    columns: [{ field: "subject" }],
    filter: { all: asked },
  });

  await page.goto(`/design/form/crm.${FORM}`);
  await page.locator("[data-node='field:state']").click();
  await page.getByRole("button", { name: "删除选项「进行中」" }).click();
  const warning = page.getByRole("dialog", { name: "还有地方用到这个选项" });
  await expect(warning.getByText("进行中的回访")).toBeVisible();
  await warning.getByRole("button", { name: /取\s*消/ }).click();
  await expect(page.getByRole("textbox", { name: "第 1 个选项" })).toHaveValue("进行中");

  // Whom the view names is nobody elsewhere: that is told before the application is taken along.
  await page.goto("/design/crm");
  await page.getByRole("button", { name: "更多操作" }).click();
  await page.getByRole("menuitem", { name: "导出应用包" }).click();
  const carried = page.getByRole("dialog", { name: "导出前请留意" });
  await expect(carried.getByRole("listitem").filter({ hasText: "release_open" })).toBeVisible();
  const download = page.waitForEvent("download");
  await carried.getByRole("button", { name: "仍然导出" }).click();
  expect((await download).suggestedFilename()).toMatch(/^crm.*\.zip$/);
});

test("conditions in lists name people, also before any record of theirs is there", async ({ browser }) => {
  const page = await asAdministrator(browser);
  const who = await personNamed(page, "赵磊");
  const filter = JSON.stringify({ all: [{ field: "by", op: "eq", value: who }] });
  await page.goto(`/f/crm.${FORM}?filter=${encodeURIComponent(filter)}`);
  await expect(page.locator(".m-list-filter")).toContainText("回访人 等于 赵磊");
});

test("what a publish and a restore change is told with the values before and after", async ({ browser }) => {
  const page = await asAdministrator(browser);
  await publish(page, form(RESTORED, state("进行中", "完成")));
  await publish(page, form(RESTORED, state("进行中", "完成"), { key: "note", type: "text", title: "备注" }));
  await page.request.post(`/api/v1/forms/crm.${RESTORED}/records`, {
    headers: HEADERS,
    data: { data: { subject: "江北站", note: "水压正常" } },
  });
  await page.goto(`/design/form/crm.${RESTORED}`);
  await page.locator("[data-node='field:subject']").click();
  const title = page.getByLabel("标题", { exact: true });
  await title.fill("回访主题");
  await page.getByRole("button", { name: /^发\s*布$/ }).click();
  const dialog = page.getByRole("dialog", { name: "发布表单" });
  await expect(dialog.getByText("主题 → 回访主题")).toBeVisible();
  await expect(dialog.getByText("现有数据不受影响。")).toBeVisible();
  await dialog.getByRole("button", { name: /^发\s*布$/ }).click();
  await expect(dialog).toBeHidden();

  await page.getByRole("button", { name: "版本历史" }).click();
  await page
    .getByRole("listitem", { name: "v1" })
    .getByRole("button", { name: /恢\s*复/ })
    .click();
  const restore = page.getByRole("dialog", { name: "恢复 v1" });
  await expect(restore.getByText("“备注”有 1 个值将不再显示")).toBeVisible();
  await expect(restore.getByText("备注（单行文本）")).toBeVisible();
  await expect(restore.getByText("回访主题 → 主题")).toBeVisible();
  await restore.getByRole("button", { name: /^恢\s*复$/ }).click();
  await expect(restore).toBeHidden();
  const now = await (await page.request.get(`/api/v1/forms/crm.${RESTORED}`)).json();
  expect(now.model.fields.map(({ key }: { key: string }) => key)).toEqual(["subject", "by", "state"]);
});
