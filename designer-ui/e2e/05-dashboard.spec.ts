import { expect, type Locator, type Page, test } from "@playwright/test";
import { fitsTheScreen, onPhone, signedIn, speaks } from "./support/people";
import { countOf } from "./support/records";

const CHINESE = /[\u4e00-\u9fff]/;

const card = (page: Page, title: string): Locator =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });

/** The list that a figure opened: what it says, what the server counts, and what the figure said. */
async function expectExactly(page: Page, count: number): Promise<void> {
  await expect(page).toHaveURL(/\/f\/crm\.\w+\?view=&filter=/);
  await expect(page.locator(".m-page-header .m-numbers").first()).toHaveText(count.toLocaleString("en-US"));
  const url = new URL(page.url());
  const form = url.pathname.split("/").at(-1) ?? "";
  expect(await countOf(page, form, url.searchParams.get("filter") ?? "")).toBe(count);
}

/** Figures in the words of a row: the last whole number. */
const lastNumber = (words: string): number => Number(words.trim().split(/\s+/).at(-1)?.replaceAll(",", ""));

async function ownCount(page: Page, item: string, period: string): Promise<number> {
  const answer = await page.request.post(`/api/v1/dashboards/crm.sales/items/${item}/data`, {
    headers: { "X-Mortise": "1" },
    data: { params: { period } },
  });
  const table = (await answer.json()) as {
    readonly rows: readonly { readonly cells: Record<string, string | number> }[];
  };
  return table.rows.reduce((sum, { cells }) => sum + Number(cells["count"] ?? 0), 0);
}

async function openDashboard(page: Page, title = "销售看板"): Promise<void> {
  await page.goto("/d/crm.sales?period=all");
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
}

test("every kind of figure opens exactly the records behind it", async ({ browser }) => {
  const page = await signedIn(browser, "zhao.lei");

  await test.step("the one figure", async () => {
    await openDashboard(page);
    const figure = card(page, "在谈商机").getByRole("button");
    const count = lastNumber((await figure.textContent()) ?? "");
    await figure.click();
    await expectExactly(page, count);
  });

  await test.step("a column of a month, in the drawing itself", async () => {
    await openDashboard(page);
    const rows = card(page, "按月预计金额").getByRole("listitem");
    await expect(rows.first()).toBeAttached();
    const months = (await rows.allTextContents()).map((words, at) => {
      const [count = "", amount = ""] = words.trim().split(/\s+/).reverse();
      return { at, count: Number(count), amount: Number(amount.replace(/[^\d.-]/g, "")) };
    });
    const highest = months.reduce((one, other) => (other.amount > one.amount ? other : one));
    await rows.nth(highest.at).getByRole("button").focus();
    await page.keyboard.press("Enter");
    await expectExactly(page, highest.count);

    await page.goBack();
    const columns = card(page, "按月预计金额").locator(".m-canvas-drawing svg path[fill='#0f766e' i]");
    await expect(columns.first()).toBeAttached();
    const heights = await columns.evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().height));
    // The drawing lays a shadow over what the mouse is on; it listens as a whole, whichever shape is on top.
    await columns.nth(heights.indexOf(Math.max(...heights))).click({ force: true });
    await expectExactly(page, highest.count);
  });

  await test.step("a stage of the funnel", async () => {
    await openDashboard(page);
    const stage = card(page, "阶段漏斗").getByRole("button").nth(1);
    const count = await stage.locator(".m-bars-figure").evaluate((node) => node.firstChild?.textContent ?? "");
    await stage.click();
    await expectExactly(page, lastNumber(count));
  });

  await test.step("an owner of the ranking", async () => {
    await openDashboard(page);
    const owner = card(page, "负责人排行").getByRole("button").first();
    const count = await owner.locator(".m-bars-figure small").textContent();
    await owner.click();
    await expectExactly(page, lastNumber(count ?? ""));
  });

  await test.step("a cell of the table", async () => {
    await openDashboard(page);
    const row = card(page, "来源与阶段").getByRole("row").nth(1);
    const count = await row.getByRole("cell").nth(1).textContent();
    await row.getByRole("button").first().click();
    await expectExactly(page, lastNumber(count ?? ""));
  });
});

test("figures are those of the reader: one salesperson sees less than her director", async ({ browser }) => {
  const wang = await signedIn(browser, "wang.fang");
  const zhao = await signedIn(browser, "zhao.lei");
  for (const [page, people] of [
    [wang, 1],
    [zhao, 4],
  ] as const) {
    await openDashboard(page);
    await expect(
      card(page, "负责人排行")
        .getByRole("button")
        .nth(people - 1),
    ).toBeVisible();
  }
  await expect(card(wang, "负责人排行").getByRole("button")).toHaveCount(1);
  await expect(card(wang, "负责人排行").getByRole("button")).toContainText("王芳");
  const [hers, his] = [await ownCount(wang, "open_count", "all"), await ownCount(zhao, "open_count", "all")];
  expect(hers).toBeGreaterThan(0);
  expect(his).toBeGreaterThan(hers);
  await expect(card(wang, "在谈商机").getByRole("button")).toHaveText(String(hers));
  await expect(card(zhao, "在谈商机").getByRole("button")).toHaveText(String(his));
});

test("the period stands in the address, and back brings the last one", async ({ browser }) => {
  const page = await signedIn(browser, "zhao.lei");
  await openDashboard(page);
  const figure = card(page, "在谈商机").getByRole("button");
  const [all, month] = [await ownCount(page, "open_count", "all"), await ownCount(page, "open_count", "thisMonth")];
  await expect(figure).toHaveText(String(all));
  await page.getByRole("combobox", { name: /期间|时间/ }).click();
  await page.locator(".ant-select-item-option").filter({ hasText: "本月" }).first().click();
  await expect(page).toHaveURL(/period=thisMonth/);
  await expect(figure).toHaveText(String(month));
  await page.reload();
  await expect(figure).toHaveText(String(month));
  await page.goBack();
  await expect(page).toHaveURL(/period=all/);
  await expect(figure).toHaveText(String(all));
});

test("the dashboard fits a phone, in both languages", async ({ browser }) => {
  const page = await onPhone(browser, "xu.min");
  await speaks(page, "zh-CN");
  await openDashboard(page);
  await expect(card(page, "阶段漏斗").getByRole("button").first()).toBeVisible();
  await fitsTheScreen(page);
  const clipped = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".m-kpi strong, .m-bars-figure")]
      .filter((node) => node.scrollWidth > node.clientWidth + 1)
      .map((node) => node.textContent),
  );
  expect(clipped, "figures that are cut off").toEqual([]);

  await speaks(page, "en-US");
  await openDashboard(page, "Sales dashboard");
  await expect(page.getByRole("heading", { name: "Funnel by stage" })).toBeVisible();
  const words = (await page.locator(".m-dashboard").textContent()) ?? "";
  expect(words.replaceAll(/许敏|陈洁|刘洋/g, ""), "names of people apart, every word is English").not.toMatch(CHINESE);
  const stage = page.locator("[data-type=funnel]").getByRole("button").first();
  const count = await stage.locator(".m-bars-figure").evaluate((node) => node.firstChild?.textContent ?? "");
  await stage.tap();
  await expectExactly(page, lastNumber(count));
  await fitsTheScreen(page);
});
