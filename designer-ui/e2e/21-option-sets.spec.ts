import { expect, type Page, test } from "@playwright/test";
import { offered } from "./support/contract-form";
import { withoutDraft } from "./support/drafts";
import { asAdministrator, HEADERS } from "./support/people";

const FORM = "crm.option_visit";

const visit = (...more: readonly object[]) => ({
  kind: "form",
  key: "option_visit",
  title: "走访",
  model: { titleField: "name", fields: [{ key: "name", type: "text", title: "主题" }, ...more] },
});

/** Publishes the form as it is written, whatever stood there before. */
async function publishForm(page: Page, doc: object): Promise<void> {
  const path = `/api/v1/metadata/form/${FORM}`;
  const made = await page.request.post("/api/v1/metadata/form", { headers: HEADERS, data: { pkg: "crm", doc } });
  expect(made.ok(), await made.text()).toBe(true);
  const { draftRevision } = await made.json();
  const headers = { ...HEADERS, "If-Match": `"${draftRevision}"` };
  const put = await page.request.post(`${path}/publish`, { headers, data: { note: "" } });
  expect(put.ok(), await put.text()).toBe(true);
}

const labels = (page: Page): Promise<readonly string[]> =>
  page
    .getByRole("textbox", { name: /^第 \d+ 个选项$/ })
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));

async function publishSet(page: Page, changes: readonly string[]): Promise<void> {
  await page.getByRole("button", { name: /^发\s*布$/ }).click();
  const dialog = page.getByRole("dialog", { name: "发布「合作方式」" });
  await expect(dialog.getByText(/检查通过/)).toBeVisible();
  for (const change of changes) await expect(dialog.getByText(change, { exact: true })).toBeVisible();
  await dialog.getByRole("button", { name: /^发\s*布$/ }).click();
  await expect(dialog).toBeHidden();
}

test("an option set is made and published with the keyboard", async ({ browser }) => {
  const page = await asAdministrator(browser);
  await page.goto("/design/crm");
  await page.getByRole("button", { name: "新建选项集" }).click();
  await page.getByLabel("选项集名称").fill("合作方式");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/design/optionset/crm.options_1");

  await page.getByRole("button", { name: "添加选项" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("框架");
  await page.keyboard.press("Enter");
  await page.keyboard.type("单次");
  await page.keyboard.press("Enter");
  await page.keyboard.type("试用");
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(() => labels(page)).toEqual(["框架", "试用", "单次"]);
  await page.keyboard.press("Control+z");
  await expect.poll(() => labels(page)).toEqual(["框架", "单次", "试用"]);
  await page.getByRole("textbox", { name: "第 1 个选项 · English" }).fill("Frame agreement");
  await page.getByRole("textbox", { name: "选项 option_1 的标识" }).fill("frame");
  await page.keyboard.press("Enter");

  await publishSet(page, ["框架", "单次", "试用"]);
  await expect(page.getByText("已发布 v1", { exact: true })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "选项 frame 的标识" })).toBeDisabled();
});

test("a field takes its options from a set, and the canvas shows them", async ({ browser }) => {
  const page = await asAdministrator(browser);
  await publishForm(
    page,
    visit({ key: "way", type: "radio", title: "方式", props: { options: [{ key: "x", label: "临时" }] } }),
  );
  await page.goto(`/design/form/${FORM}`);
  await page.locator("[data-node='field:way']").click();
  await page.locator(".m-properties").getByText("选项集", { exact: true }).click();
  await page.locator(".m-properties").getByRole("combobox", { name: "选项集" }).click();
  await offered(page).filter({ hasText: "合作方式" }).click();
  const way = page.locator("[data-node='field:way']");
  for (const label of ["框架", "单次", "试用"]) await expect(way.getByText(label)).toBeVisible();

  const opened = page.waitForEvent("popup");
  await page.getByRole("link", { name: "打开选项集" }).click();
  const set = await opened;
  await expect(set.getByRole("heading", { name: "合作方式" })).toBeVisible();
  await set.close();

  await page.getByRole("button", { name: /^发\s*布$/ }).click();
  const dialog = page.getByRole("dialog", { name: "发布表单" });
  await dialog.getByRole("button", { name: /^发\s*布$/ }).click();
  await expect(dialog).toBeHidden();
});

test("an option in use is retired rather than deleted, and nobody is offered it any more", async ({ browser }) => {
  const page = await asAdministrator(browser);
  await withoutDraft(page, FORM);
  await page.goto("/design/optionset/crm.options_1");
  const uses = page.getByRole("region", { name: "在哪里用到" });
  await expect(uses.getByRole("link", { name: "走访" })).toBeVisible();
  await expect(uses.getByText("方式")).toBeVisible();

  await page.getByRole("button", { name: "删除选项「试用」" }).click();
  await page.getByRole("dialog", { name: "删除选项「试用」？" }).getByRole("button", { name: "改为停用" }).click();
  await publishSet(page, ["停用「试用」"]);
  await expect(page.getByText("已发布 v2", { exact: true })).toBeVisible();

  await page.goto(`/f/${FORM}/new`);
  await expect(page.getByRole("radio", { name: "框架" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "试用" })).toHaveCount(0);

  await page.goto("/design/optionset/crm.options_1");
  await page.getByRole("button", { name: "版本历史" }).click();
  await page
    .getByRole("listitem", { name: "v1" })
    .getByRole("button", { name: /恢\s*复/ })
    .click();
  const restore = page.getByRole("dialog", { name: "恢复 v1" });
  await expect(restore.getByText("重新启用「试用」")).toBeVisible();
  await restore.getByRole("button", { name: /^恢\s*复$/ }).click();
  await expect(page.getByText("已发布 v3", { exact: true })).toBeVisible();
});
