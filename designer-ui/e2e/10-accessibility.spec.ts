import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { asAdministrator, signedIn } from "./support/people";

const SERIOUS: ReadonlySet<string | null | undefined> = new Set(["serious", "critical"]);

/** Serious violations of the page as it stands, each with the element that has it. */
async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
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

async function look(page: Page, pages: typeof PAGES): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [name, path, shown] of pages) {
    await page.goto(path);
    await expect(page.locator(shown).first()).toBeVisible();
    await settled(page);
    found.push(...(await violations(page)).map((violation) => `${name}: ${violation}`));
  }
  return found;
}

/** The same person in a browser that prefers the dark. */
async function inTheDark(browser: Browser, page: Page): Promise<Page> {
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ storageState, colorScheme: "dark", locale: "zh-CN" });
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
  expect(await look(dark, PAGES)).toEqual([]);
  await expect(dark.locator("html[data-theme=dark]")).toBeAttached();
});

test("the desks of administrators have no serious accessibility violation, by day and by night", async ({
  browser,
}) => {
  const page = await asAdministrator(browser);
  expect(await look(page, DESKS)).toEqual([]);
  expect(await look(await inTheDark(browser, page), DESKS)).toEqual([]);
});
