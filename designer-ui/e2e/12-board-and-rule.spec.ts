import { expect, type Locator, type Page, test } from "@playwright/test";
import { fitsTheScreen, onPhone, signedIn } from "./support/people";
import { create, first, list, named, read, type Stored } from "./support/records";

async function opportunity(page: Page, name: string): Promise<Stored> {
  const customer = await first(page, "crm.customer");
  return create(page, "crm.opportunity", { name, customer: customer.id, stage: "prospecting", amount: "81000" });
}

const column = (page: Page, name: string): Locator => page.getByRole("region", { name });

const cardIn = (page: Page, where: string, name: string): Locator =>
  column(page, where).getByRole("listitem").filter({ hasText: name });

/** Only the new card, so that no other story moves the board under the mouse. */
async function openBoard(page: Page, name: string): Promise<void> {
  await page.goto(`/f/crm.opportunity?view=opportunity_board&q=${encodeURIComponent(name)}`);
  await expect(cardIn(page, "初步接触", name)).toBeVisible();
}

async function expectFollowUp(page: Page, name: string): Promise<void> {
  const title = `跟进商机：${name}`;
  await expect
    .poll(async () => (await list(page, "crm.task", { field: "title", op: "eq", value: title })).length, {
      timeout: 20_000,
    })
    .toBe(1);
  await page.goto(`/f/crm.task?q=${encodeURIComponent(name)}`);
  await expect(page.getByText(title).first()).toBeVisible();

  await page.getByRole("button", { name: /条未读通知$/ }).click();
  const notice = page.getByRole("button", { name: `商机阶段已变化：${name}` });
  await expect(notice).toContainText("已为您创建 3 天内的跟进任务。");
  await notice.click();
  await expect(page).toHaveURL(/\/f\/crm\.opportunity\/r\//);
  await expect(page.getByRole("heading", { name })).toBeVisible();
}

test("a card is dragged to another stage; a task is made and its owner is told", async ({ browser }) => {
  const page = await signedIn(browser, "wang.fang");
  const name = named("拖动商机");
  const record = await opportunity(page, name);
  await openBoard(page, name);
  await expect(column(page, "初步接触")).toContainText("¥81,000.00");

  await cardIn(page, "初步接触", name).dragTo(column(page, "方案报价"));
  await expect(cardIn(page, "方案报价", name)).toBeVisible();
  await expect(column(page, "方案报价")).toContainText("¥81,000.00");
  await expect.poll(async () => (await read(page, "crm.opportunity", record.id)).data["stage"]).toBe("proposal");
  await expectFollowUp(page, name);
});

test("a card is moved with the keyboard alone", async ({ browser }) => {
  const page = await signedIn(browser, "wang.fang");
  const name = named("键盘商机");
  const record = await opportunity(page, name);
  await openBoard(page, name);

  await cardIn(page, "初步接触", name).getByRole("button", { name: "移动卡片" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "需求确认" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "方案报价" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(cardIn(page, "方案报价", name)).toBeVisible();
  await expect.poll(async () => (await read(page, "crm.opportunity", record.id)).data["stage"]).toBe("proposal");
});

test("a card is moved by its menu on the phone", async ({ browser }) => {
  const page = await onPhone(browser, "wang.fang");
  const name = named("手机商机");
  await opportunity(page, name);
  await openBoard(page, name);
  await fitsTheScreen(page);
  await cardIn(page, "初步接触", name).getByRole("button", { name: "移动卡片" }).tap();
  await page.getByRole("menuitem", { name: "商务谈判" }).tap();
  await expect(cardIn(page, "商务谈判", name)).toHaveCount(1);
});
