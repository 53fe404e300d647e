import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { withoutDraft } from "./support/drafts";
import { asAdministrator, signedIn } from "./support/people";

const SERIOUS: ReadonlySet<string | null | undefined> = new Set(["serious", "critical"]);

/** What the night changes on a page that is sound by day. */
const OF_THE_NIGHT = ["color-contrast", "link-in-text-block"];

/** Serious violations of the page as it stands, each with the element that has it; all rules are asked where none are named. */
async function violations(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page });
  const { violations: found } = await (rules === undefined ? axe : axe.withRules([...rules])).analyze();
  return found
    .filter(({ impact }) => SERIOUS.has(impact))
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")} ${failureSummary}`),
    );
}

/** Where to look, and what has to be there before one looks. */
const PAGES: readonly (readonly [name: string, path: string, shown: string])[] = [
  ["home", "/", ".m-home-tile"],
  ["list", "/f/crm.customer", "[role=gridcell]"],
  ["new record", "/f/crm.contract/new", "form, .m-form"],
  ["inbox", "/inbox", ".m-inbox"],
  ["dashboard", "/d/crm.sales?period=all", "section h2"],
  ["notifications", "/notifications", "h1"],
  ["account", "/account", ".m-account-devices li"],
];

const DESKS: readonly (readonly [name: string, path: string, shown: string])[] = [
  ["three doors", "/start", ".m-start-door"],
  ["templates", "/templates", ".m-template"],
  ["import", "/import", ".ant-upload"],
  ["import into a form", "/import?form=crm.customer", ".ant-upload"],
  ["people", "/administration/people", ".m-admin-table tbody tr"],
  ["roles", "/administration/roles", ".m-admin-lines li"],
  ["role editor", "/design/role/crm.sales", ".m-grant fieldset"],
  ["application", "/design/crm", ".m-app-lines li"],
  ["option set", "/design/optionset/crm.source", ".m-uses-object"],
  ["form designer", "/design/form/crm.customer", ".m-designer-bar"],
];

/** Without skeletons and half-done fades: half-faded text has half its contrast. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator(".m-skeleton")).toHaveCount(0);
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every((one) => one.playState !== "running" || one.effect?.getComputedTiming().iterations === Infinity),
  );
}

async function look(page: Page, pages: typeof PAGES, rules?: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [name, path, shown] of pages) {
    await page.goto(path);
    await expect(page.locator(shown).first()).toBeVisible();
    await settled(page);
    found.push(...(await violations(page, rules)).map((violation) => `${name}: ${violation}`));
  }
  return found;
}

/** The same person in a browser that prefers the dark. */
async function inTheDark(browser: Browser, page: Page): Promise<Page> {
  const storageState = await page.context().storageState();
  // What moves while it is pressed loses the press.
  const context = await browser.newContext({
    storageState,
    colorScheme: "dark",
    reducedMotion: "reduce",
    locale: "zh-CN",
  });
  return context.newPage();
}

test.describe.configure({ timeout: 300_000 });

test("sign-in has no serious accessibility violation", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { name: "登录" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test("the pages of everybody have no serious accessibility violation, by day and by night", async ({ browser }) => {
  const page = await signedIn(browser, "zhao.lei");
  expect(await look(page, PAGES)).toEqual([]);
  await page.goto("/f/crm.customer");
  await page.getByRole("gridcell").nth(1).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await settled(page);
  expect(await violations(page)).toEqual([]);

  const dark = await inTheDark(browser, page);
  expect(await look(dark, PAGES, OF_THE_NIGHT)).toEqual([]);
  await expect(dark.locator("html[data-theme=dark]")).toBeAttached();
});

test("the desks of administrators have no serious accessibility violation, by day and by night", async ({
  browser,
}) => {
  const page = await asAdministrator(browser);
  expect(await look(page, DESKS)).toEqual([]);
  expect(await look(await inTheDark(browser, page), DESKS, OF_THE_NIGHT)).toEqual([]);
});

/** Steps of one story in the designer, each of which ends in something to look at. */
const DESIGNING: readonly (readonly [name: string, go: (page: Page) => Promise<void>])[] = [
  ["a link", (page) => selected(page, "客户，关联记录")],
  ["files", (page) => added(page, "attachment")],
  ["a rollup", (page) => added(page, "rollup")],
  ["stages", (page) => added(page, "stage")],
  [
    "fields of another form",
    async (page) => {
      await page.getByRole("button", { name: "从表单" }).click();
      await page.getByRole("dialog").getByRole("combobox").click();
      await page.locator(".ant-select-item-option:visible").first().click();
      await expect(page.locator(".m-take-fields li").first()).toBeVisible();
    },
  ],
  [
    "the condition of a link",
    async (page) => {
      await closed(page);
      await selected(page, "客户，关联记录");
      await page.getByRole("button", { name: "设置条件" }).first().click();
      await expect(page.getByRole("dialog", { name: "可选范围" })).toBeVisible();
    },
  ],
  [
    "publishing",
    async (page) => {
      await closed(page);
      await page.getByRole("button", { name: /^发\s*布$/ }).click();
      await expect(page.getByRole("dialog", { name: "发布表单" }).locator(".m-changes li").first()).toBeVisible();
    },
  ],
  [
    "the history",
    async (page) => {
      await closed(page);
      await page.getByRole("button", { name: "版本历史" }).click();
      await expect(page.locator(".m-versions li").first()).toBeVisible();
    },
  ],
  [
    "the graph of the rules",
    async (page) => {
      await closed(page);
      await page.getByText("规则", { exact: true }).click();
      await page.getByText("关系图", { exact: true }).click();
      await expect(page.locator(".m-logic-point").first()).toBeVisible();
    },
  ],
  [
    "the preview on a phone",
    async (page) => {
      await page.getByRole("button", { name: "预览" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByText("手机", { exact: true }).click();
      await dialog.getByRole("button", { name: "为什么" }).click();
      await expect(dialog.frameLocator("iframe").getByLabel("合同名称")).toBeVisible();
    },
  ],
];

/** Nothing lies over the designer any more. */
async function closed(page: Page): Promise<void> {
  await page.locator(".ant-modal-close, .ant-drawer-close").locator("visible=true").click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

async function selected(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click({ position: { x: 8, y: 8 } });
  await expect(page.locator(".m-properties .m-setting-group").first()).toBeVisible();
}

async function added(page: Page, type: string): Promise<void> {
  await page.locator(`.m-palette-item[data-type='${type}']`).click();
  await expect(page.locator(`[data-node='field:${type}_1'][aria-pressed='true']`)).toBeVisible();
}

test("what the designer opens has no serious accessibility violation, by day and by night", async ({ browser }) => {
  const administrator = await asAdministrator(browser);
  const night = await inTheDark(browser, administrator);
  for (const page of [administrator, night]) {
    await withoutDraft(page, "crm.contract");
    await page.goto("/design/form/crm.contract");
    await expect(page.locator("[data-node^='field:']").first()).toBeVisible();
    const found: string[] = [];
    for (const [name, go] of DESIGNING) {
      await go(page);
      // What is pointed at is drawn in the colour of what is pressed.
      await page.mouse.move(0, 0);
      await settled(page);
      const rules = page === night ? OF_THE_NIGHT : undefined;
      found.push(...(await violations(page, rules)).map((violation) => `${name}: ${violation}`));
    }
    expect(found).toEqual([]);
    await page.goto("/design/crm");
  }
  await withoutDraft(administrator, "crm.contract");
});
