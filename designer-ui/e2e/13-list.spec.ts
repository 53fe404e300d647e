import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { asAdministrator, HEADERS, signedIn } from "./support/people";
import { countOf, create, list, named, type Stored } from "./support/records";

const LETTERS = ["甲", "乙", "丙", "丁"] as const;

/** Four customers of one's own, found by the word they share; levels A, B, B and C. */
async function customers(page: Page, word: string): Promise<readonly Stored[]> {
  const made: Stored[] = [];
  for (const [at, level] of ["a", "b", "b", "c"].entries()) {
    made.push(await create(page, "crm.customer", { name: `${word} ${LETTERS[at]}`, level, phone: `023-6500000${at}` }));
  }
  return made;
}

const names = (page: Page): Locator => page.locator(".m-grid-title");

async function open(page: Page, word: string, more = ""): Promise<void> {
  await page.goto(`/f/crm.customer?view=customer_all&sort=name&q=${encodeURIComponent(word)}${more}`);
  await expect(names(page)).toHaveCount(4);
}

const counted = (page: Page): Locator => page.locator(".m-page-header .m-numbers").first();

const option = (page: Page, words: string): Locator =>
  page
    .locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option")
    .filter({ hasText: words });

/** Chooses from a list by typing: of a long one only what is in sight is there to be clicked. */
async function choose(page: Page, box: Locator, words: string): Promise<void> {
  await box.click();
  await page.keyboard.type(words);
  await option(page, words).first().click();
}

async function tick(page: Page, row: number, extend = false): Promise<void> {
  await page.getByRole("checkbox", { name: `选择第 ${row} 行` }).click(extend ? { modifiers: ["Shift"] } : {});
}

test("a filter is asked in words, counted by the server and turned off again; columns sort", async ({ browser }) => {
  const page = await signedIn(browser, "wang.fang");
  const word = named("筛选客户");
  await customers(page, word);
  await page.goto("/f/crm.customer?view=customer_all");
  await page.getByRole("button", { name: "筛选" }).click();
  await choose(page, page.getByRole("combobox", { name: "字段" }), "客户名称");
  await page.getByRole("combobox", { name: "比较方式" }).click();
  await option(page, "包含").first().click();
  await page.locator(".m-filter-line").first().getByRole("textbox").fill(word);
  await page.getByRole("button", { name: "添加条件" }).click();
  const second = page.locator(".m-filter-line").nth(1);
  await choose(page, second.getByRole("combobox", { name: "字段" }), "客户级别");
  await second.getByRole("combobox", { name: "值" }).click();
  await option(page, "B").click();
  await page.getByRole("button", { name: /^应\s*用$/ }).click();

  await expect(page.getByText(`客户名称 包含 ${word} 且 客户级别 等于 B`)).toBeVisible();
  await expect(counted(page)).toHaveText("2");
  const filter = new URL(page.url()).searchParams.get("filter") ?? "";
  expect(await countOf(page, "crm.customer", filter)).toBe(2);

  await page.getByRole("button", { name: "客户名称" }).click();
  await expect(page).toHaveURL(/sort=name/);
  await expect(names(page)).toHaveText([`${word} 丙`, `${word} 乙`].sort());
  await page.getByRole("button", { name: "客户名称" }).click();
  await expect(page).toHaveURL(/sort=-name/);
  await expect(names(page)).toHaveText([`${word} 丙`, `${word} 乙`].sort().reverse());
  await page.goBack();
  await expect(page).toHaveURL(/sort=name/);

  await page.getByRole("button", { name: "清除筛选" }).click();
  await expect(page).not.toHaveURL(/filter=/);
  await page.goto(`/f/crm.customer?q=${encodeURIComponent(named("没有这样的客户"))}`);
  await expect(page.getByRole("heading", { name: "没有符合条件的记录" })).toBeVisible();
  await page.getByRole("button", { name: "清除筛选和搜索" }).click();
  await expect(names(page).first()).toBeVisible();
});

test("columns are hidden, moved and made wider, and kept as a view of one's own or of all", async ({ browser }) => {
  const page = await signedIn(browser, "wang.fang");
  const word = named("视图客户");
  await customers(page, word);
  await open(page, word);
  const heads = page.getByRole("columnheader");
  const title = heads.filter({ hasText: "客户名称" });
  await page.getByRole("button", { name: "列设置" }).click();
  await page.getByRole("checkbox", { name: "来源" }).uncheck();
  await page.getByRole("button", { name: "把电话往前移" }).click();
  await expect(heads.filter({ hasText: "来源" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  const order = (await heads.allTextContents()).filter((text) => text !== "");
  expect(order.indexOf("电话")).toBeLessThan(order.indexOf("行业"));

  const before = (await title.boundingBox())?.width ?? 0;
  const handle = await title.locator(".m-grid-resize").boundingBox();
  await page.mouse.move((handle?.x ?? 0) + 4, (handle?.y ?? 0) + 10);
  await page.mouse.down();
  await page.mouse.move((handle?.x ?? 0) + 84, (handle?.y ?? 0) + 10);
  await page.mouse.up();
  await expect.poll(async () => (await title.boundingBox())?.width).toBe(before + 80);

  const view = named("共享视图");
  await page.getByRole("button", { name: /全部客户/ }).click();
  await page.getByRole("menuitem", { name: "另存为视图" }).click();
  await page.getByRole("dialog").getByLabel("视图名称").fill(view);
  await page.getByRole("dialog").getByRole("checkbox", { name: /分享/ }).check();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^保\s*存$/ })
    .click();
  await expect(page.getByRole("button", { name: view })).toBeVisible();

  const li = await signedIn(browser, "li.qiang");
  await li.goto(page.url());
  await expect(li.getByRole("button", { name: view })).toBeVisible();
  await expect(li.getByRole("columnheader").filter({ hasText: "来源" })).toHaveCount(0);
  await li.getByRole("button", { name: view }).click();
  await expect(li.getByRole("menuitem", { name: "删除视图" })).toHaveCount(0);

  await page.getByRole("button", { name: view }).click();
  await page.getByRole("menuitem", { name: "删除视图" }).click();
  await expect(page.getByRole("button", { name: view })).toHaveCount(0);
});

test("many records are changed, exported, deleted and taken back at once; what is refused is told", async ({
  browser,
}) => {
  const page = await signedIn(browser, "wang.fang");
  const word = named("批量客户");
  const [, second] = await customers(page, word);
  await open(page, word);
  await tick(page, 1);
  await tick(page, 3, true);
  const bar = page.getByRole("toolbar", { name: "批量操作" });
  await expect(bar).toContainText("已选 3 条");

  await test.step("one field for all, but not for what somebody else has changed meanwhile", async () => {
    const seen = await list(page, "crm.customer", { field: "name", op: "contains", value: word });
    const shown = (await names(page).first().textContent()) ?? "";
    const taken = seen.find(({ data }) => data["name"] === shown) ?? second;
    const changed = await page.request.patch(`/api/v1/forms/crm.customer/records/${taken?.id}`, {
      headers: { ...HEADERS, "If-Match": `"${taken?.version}"` },
      data: { data: { remark: "别人刚写的" } },
    });
    expect(changed.ok()).toBe(true);

    await bar.getByRole("button", { name: "修改字段" }).click();
    const dialog = page.getByRole("dialog", { name: "修改 3 条记录" });
    await choose(page, dialog.getByRole("combobox", { name: "字段" }), "来源");
    await dialog.getByRole("combobox", { name: "来源" }).click();
    await option(page, "展会").click();
    await dialog.getByRole("button", { name: /^应\s*用$/ }).click();

    const result = page.getByRole("dialog", { name: "完成 2 条，1 条没有改动" });
    await expect(result).toContainText(shown);
    await expect(result).toContainText("内容已被他人修改");
    await result
      .getByRole("button", { name: /关\s*闭/ })
      .last()
      .click();
    await expect(page.getByRole("gridcell").filter({ hasText: "展会" })).toHaveCount(2);
  });

  await test.step("only the chosen ones are exported", async () => {
    await bar.getByRole("button", { name: "导出" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: "导出为 CSV" }).getByRole("link").click();
    const lines = (await readFile(await (await download).path(), "utf8")).trim().split(/\r?\n/);
    expect(lines).toHaveLength(4);
    expect(lines.filter((line) => line.includes(word))).toHaveLength(3);
  });

  await test.step("deleting asks first and can be undone", async () => {
    await bar.getByRole("button", { name: "删除" }).click();
    // The dialog has arrived when it has the focus; what is pressed on its way is lost.
    await expect(page.getByRole("dialog").getByRole("button", { name: /^删\s*除$/ })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(names(page)).toHaveCount(1);
    await expect(bar).toHaveCount(0);
    await expect(counted(page)).toHaveText("1");
    await page
      .getByText("已删除 3 条")
      .getByRole("button", { name: /撤\s*销/ })
      .click();
    await expect(names(page)).toHaveCount(4);
  });
});

test("a list is divided by an option, groups close, and the address knows", async ({ browser }) => {
  const page = await signedIn(browser, "wang.fang");
  const word = named("分组客户");
  await customers(page, word);
  await open(page, word);
  await page.getByRole("button", { name: "分组" }).click();
  await page.getByRole("menuitem", { name: "客户级别" }).click();
  await expect(page).toHaveURL(/group=level/);
  const groups = page.locator(".m-grid-group");
  await expect(groups).toHaveText(["A1", "B2", "C1"]);
  await groups.nth(1).click();
  await expect(groups.nth(1)).toHaveAttribute("aria-expanded", "false");
  await expect(names(page)).toHaveText([`${word} 甲`, `${word} 丁`]);
  await expect(counted(page)).toHaveText("4");
  await groups.nth(1).click();
  await expect(names(page)).toHaveCount(4);
  await page.reload();
  await expect(groups).toHaveCount(3);
  await page.getByRole("button", { name: "按客户级别分组" }).click();
  await page.getByRole("menuitem", { name: "不分组" }).click();
  await expect(groups).toHaveCount(0);
});

test("the keyboard walks, chooses, changes and opens; the open record has an address and neighbours", async ({
  browser,
}) => {
  const page = await signedIn(browser, "wang.fang");
  const word = named("键盘客户");
  const made = await customers(page, word);
  await open(page, word);
  const shown = await names(page).allTextContents();
  const idOf = (at: number) => made.find(({ data }) => data["name"] === shown[at])?.id ?? "";
  const at = (place: string) => page.locator(`.m-grid [data-place="${place}"]`);

  await at("0:0").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await expect(at("1:1")).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  await expect(at("1:0")).toBeFocused();
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByRole("toolbar", { name: "批量操作" })).toContainText("已选 2 条");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("toolbar", { name: "批量操作" })).toHaveCount(0);

  const phone = (await page.getByRole("columnheader").allTextContents()).indexOf("电话") - 1;
  await at(`2:${phone}`).focus();
  await page.keyboard.press("F2");
  await expect(at(`2:${phone}`).getByRole("textbox")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("023-77778888");
  await page.keyboard.press("Enter");
  await expect(at(`2:${phone}`)).toContainText("023-77778888");
  await expect
    .poll(
      async () => (await list(page, "crm.customer", { field: "name", op: "eq", value: shown[2] }))[0]?.data["phone"],
    )
    .toMatch(/77778888/);

  await at("1:0").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`record=${idOf(1)}`));
  const heading = page.locator(".m-record-header").getByRole("heading");
  await expect(heading).toHaveText(shown[1] ?? "");
  await page.getByRole("button", { name: "下一条" }).click();
  await expect(heading).toHaveText(shown[2] ?? "");
  await page.keyboard.press("k");
  await page.keyboard.press("k");
  await expect(heading).toHaveText(shown[0] ?? "");
  await expect(page.getByRole("button", { name: "上一条" })).toBeDisabled();
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/record=/);

  await at("0:0").click();
  await page.getByRole("button", { name: "展开为整页" }).click();
  await expect(page).toHaveURL(new RegExp(`/f/crm\\.customer/r/${idOf(0)}`));
  await expect(heading).toHaveText(shown[0] ?? "");
});

test("a count beyond a thousand says so", async ({ browser }) => {
  const page = await asAdministrator(browser);
  const forms = async () =>
    ((await (await page.request.get("/api/v1/forms")).json()).items as readonly { key: string; title: unknown }[]).find(
      ({ title }) => JSON.stringify(title).includes("客户台账"),
    )?.key;
  if ((await forms()) === undefined) {
    await page.goto("/import");
    await page.locator("input[type=file]").setInputFiles("e2e/support/customer-ledger.xlsx");
    await page.getByLabel("表单名称").fill("客户台账");
    await page.getByRole("button", { name: "生成表单并导入" }).click();
    await expect(page.getByRole("heading", { name: "导入完成" })).toBeVisible({ timeout: 90_000 });
  }
  await page.goto(`/f/${await forms()}`);
  await expect(counted(page)).toHaveText("1,000+");
});
